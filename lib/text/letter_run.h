// The ASCII letters that a text begins with, many at a time.
#pragma once
#include <bit>
#include <cstdint>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dossier {

// Up to 16 letters; `capitals` has a bit for each, lowest first.
struct LetterRun {
    std::uint32_t length = 0;
    std::uint32_t capitals = 0;
};

inline LetterRun letter_run_plain(const char* s, const char* end) {
    LetterRun run;
    for (; run.length < 16 && s + run.length < end; ++run.length) {
        const auto c = static_cast<unsigned char>(s[run.length]);
        if (static_cast<unsigned char>((c | 0x20U) - 'a') >= 26) break;
        run.capitals |= static_cast<std::uint32_t>((c & 0x20U) == 0) << run.length;
    }
    return run;
}

inline LetterRun letter_run(const char* s, const char* end) {
#ifdef __SSE2__
    if (end - s >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s));
        // Letters in either case become -128 … -103 as signed bytes.
        const __m128i shifted = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)),
                                             _mm_set1_epi8(static_cast<char>('a' + 128)));
        const auto letters =
            static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-128 + 26))));
        const auto small = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)));
        const auto length = static_cast<std::uint32_t>(std::countr_one(letters));
        return {length, ~small & ((1U << length) - 1)};
    }
#endif
    return letter_run_plain(s, end);
}

}  // namespace dossier
