// Analyses as one line of text, for tables of cases.
#pragma once
#include <dossier/text/analysis.h>

#include <string>
#include <string_view>

namespace dossier_test {

inline dossier::Analysis analyse(std::string_view text, std::string_view lang = "en") {
    dossier::Analysis out;
    dossier::Analyser().analyse(text, lang, out);
    return out;
}

// Tokens with "|" between them, or " " where they stand apart in the text; "/" before the first of a line.
inline std::string dump_tokens(const dossier::Analysis& analysis) {
    std::string out;
    for (const dossier::Token& token : analysis.tokens) {
        if (!out.empty()) out += token.glued ? "|" : token.line_start ? "/" : " ";
        out += analysis.text.substr(token.begin, token.length());
    }
    return out;
}

inline std::string squeeze(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space) out += c;
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

inline std::string text_of(const dossier::Analysis& analysis, dossier::TokenRange range) {
    const std::uint32_t begin = analysis.tokens[range.first].begin;
    return squeeze(analysis.text.substr(begin, analysis.tokens[range.last - 1].end - begin));
}

// Sentences with " ¦ " between them, paragraphs with " ¶ ".
inline std::string dump_sentences(const dossier::Analysis& analysis) {
    std::string out;
    for (const dossier::Paragraph& paragraph : analysis.paragraphs) {
        for (std::uint32_t i = paragraph.sentences.first; i < paragraph.sentences.last; ++i) {
            if (!out.empty()) out += i == paragraph.sentences.first ? " ¶ " : " ¦ ";
            out += text_of(analysis, analysis.sentences[i]);
        }
    }
    return out;
}

// Paragraphs with their roles: "headline: …\nbody: …\n".
inline std::string dump_roles(const dossier::Analysis& analysis) {
    static constexpr const char* names[] = {"body", "headline", "byline", "dateline", "furniture"};
    std::string out;
    for (const dossier::Paragraph& paragraph : analysis.paragraphs)
        out += std::string(names[static_cast<int>(paragraph.role)]) + ": " +
               text_of(analysis, paragraph.tokens) + "\n";
    return out;
}

}  // namespace dossier_test
