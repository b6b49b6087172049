#include "allocator.h"

#ifdef DOSSIER_MIMALLOC
#include <mimalloc.h>
#endif

namespace dossier {

void use_large_pages() {
#ifdef DOSSIER_MIMALLOC
    mi_option_enable(mi_option_large_os_pages);
#endif
}

}  // namespace dossier
