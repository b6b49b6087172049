#include "allocator.h"
#include "program.h"
#include "streams.h"

int main(int argc, char** argv) {
    dossier::use_large_pages();
    dossier::cli::StandardStreams streams;
    return dossier::cli::run_program({argv + (argc > 0 ? 1 : 0), argv + argc}, streams.terminal());
}
