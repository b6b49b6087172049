#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <malloc.h>

int main(int argc, char** argv) {
    // Memory once taken stays taken: what the kernel asks for fresh pages differs widely between machines,
    // and work that needs more of them would seem to take more than its proportion (proportion.h).
    mallopt(M_TRIM_THRESHOLD, -1);
    mallopt(M_MMAP_MAX, 0);
    return doctest::Context(argc, argv).run();
}
