#include "abbreviations.h"
#include "analysis.h"
#include "furniture.h"
#include "layout.h"
#include "paragraphs.h"
#include "sentences.h"
#include "tokenizer.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace dossier {
namespace {

// The language subtag in small letters; "und" for what is none.
std::string language_of(std::string_view tag) {
    if (tag.empty()) return "en";
    std::string lang;
    for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
        const char small = static_cast<char>(c | 0x20);
        if (small < 'a' || small > 'z' || lang.size() == 3) return "und";
        lang.push_back(small);
    }
    return lang.size() < 2 ? "und" : lang;
}

bool is_empty(TokenRange range) {
    return range.first == range.last;
}

}  // namespace

struct Analyser::State {
    Tokenizer tokenizer;
    Furniture furniture;
    ParagraphFinder paragraphs;
    std::map<std::string, Abbreviations, std::less<>> abbreviations;
    TokenStream stream;
    std::vector<bool> furniture_lines;
    std::vector<std::uint32_t> starts;

    const Abbreviations& abbreviations_of(std::string_view tag) {
        const std::string lang = language_of(tag);
        return abbreviations.try_emplace(lang, lang).first->second;
    }
    void find_paragraphs(Analysis& out);
    void find_sentences(const Abbreviations& known, Analysis& out);
};

void Analyser::State::find_paragraphs(Analysis& out) {
    furniture.mark(out.text, out.tokens, stream.lines, furniture_lines);
    paragraphs.find(out.text, out.tokens, stream.lines, furniture_lines, starts);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Paragraph paragraph;
        paragraph.tokens.first = stream.lines[starts[i]].first_token;
        paragraph.tokens.last = i + 1 < starts.size() ? stream.lines[starts[i + 1]].first_token
                                                      : static_cast<std::uint32_t>(out.tokens.size());
        if (furniture_lines[starts[i]]) paragraph.role = Role::furniture;
        out.paragraphs.push_back(paragraph);
    }
}

void Analyser::State::find_sentences(const Abbreviations& known, Analysis& out) {
    const SentenceRule rule(out.text, out.tokens, known);
    auto stop = stream.stops.begin();
    for (Paragraph& paragraph : out.paragraphs) {
        std::uint32_t start = paragraph.tokens.first;
        const auto cut = [&](std::uint32_t end) {
            if (end == start) return;
            out.tokens[start].sentence_start = true;
            out.sentences.push_back({start, end});
            start = end;
        };
        paragraph.sentences.first = static_cast<std::uint32_t>(out.sentences.size());
        if (start == out.dateline.first && !is_empty(out.dateline)) cut(out.dateline.last);
        while (stop != stream.stops.end() && *stop < paragraph.tokens.last) {
            const std::uint32_t at = *stop++;
            if (at < start) continue;
            const SentenceRule::Verdict verdict = rule.judge(at, start, paragraph.tokens.last);
            if (verdict.ends) cut(verdict.next);
            while (stop != stream.stops.end() && *stop < verdict.next)
                ++stop;
        }
        cut(paragraph.tokens.last);
        paragraph.sentences.last = static_cast<std::uint32_t>(out.sentences.size());
    }
}

Analyser::Analyser() : state_(new State) {}
Analyser::~Analyser() {
    delete state_;
}
Analyser::Analyser(Analyser&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Analyser& Analyser::operator=(Analyser&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
}

void Analyser::analyse(std::string_view text, std::string_view lang, Analysis& out) {
    out.text = text;
    out.sentences.clear();
    out.paragraphs.clear();
    out.dateline = {};
    state_->tokenizer.run(text, out.tokens, state_->stream);
    state_->find_paragraphs(out);
    find_roles(text, out);
    state_->find_sentences(state_->abbreviations_of(lang), out);
}

}  // namespace dossier
