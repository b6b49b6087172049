#include "program.h"
#include "streams.h"

#ifdef DOSSIER_MIMALLOC
#include <mimalloc.h>
#endif

namespace {

// What is given back to the system comes again page by page, each at the price of a fault; large pages spare
// most of what is left of them.
void keep_memory() {
#ifdef DOSSIER_MIMALLOC
    mi_option_disable(mi_option_allow_decommit);
    mi_option_enable(mi_option_large_os_pages);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_memory();
    dossier::cli::StandardStreams streams;
    return dossier::cli::run_program({argv + (argc > 0 ? 1 : 0), argv + argc}, streams.terminal());
}
