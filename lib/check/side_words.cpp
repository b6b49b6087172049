#include <dossier/check/side_parts.h>
#include <dossier/patterns/fold.h>

#include <iterator>

namespace dossier::check {
namespace {

constexpr std::size_t stem_length = 6, shortest_stem = 3, longest_ending = 3;  // bytes
constexpr std::uint32_t doubt_distance = 80;  // characters between a word of doubt and what it is said of
constexpr std::uint32_t head_distance = 10;   // characters between a word and a figure that it is the head of
constexpr std::uint32_t longest_phrase = 4;   // tokens
constexpr std::uint32_t furthest_particle = 8;   // tokens from the word that it belongs to
constexpr std::uint32_t former_distance = 8;     // characters between "from" and the value before
constexpr std::string_view tells_nothing = "-";  // as the map has it

class WordFinder {
  public:
    explicit WordFinder(SideParts& parts)
        : parts_(parts),
          side_(parts.side),
          function_(parts.pack.list("function-word")),
          stem_(parts.pack.list("check-concept")),
          told_(parts.pack.list("check-told")),
          ending_(parts.pack.list("check-ending")),
          clause_(parts.pack.list("check-clause")),
          measure_(parts.pack.list("check-measure")),
          former_(parts.pack.list("check-former")),
          pronoun_(parts.pack.list("check-pronoun")),
          definite_(parts.pack.list("check-definite")),
          anaphor_(parts.pack.list("check-anaphor")),
          subject_(parts.pack.list("check-subject")),
          people_(parts.pack.list("check-people")),
          opposite_(parts.pack.list("check-opposite")),
          offer_(parts.pack.list("check-offer-stem")),
          particle_(parts.pack.list("check-particle")),
          unit_(parts.pack.list("check-unit")),
          way_(parts.pack.list("check-change-head")) {}

    void read() {
        for (const Sentence& sentence : side_.sentences)
            for (const Name& name : sentence.names)
                taken_.add(name.span);
        for (const Figure& figure : side_.figures)
            if (figure.kind != FigureKind::deal) taken_.add(figure.span);
        taken_.settle();
        for (std::uint32_t s = 0; s < parts_.ranges.size(); ++s)
            read_sentence(s);
        for (std::uint32_t s = 1; s < parts_.ranges.size(); ++s)
            join_to_last(s);
        for (const Sentence& sentence : side_.sentences)
            for (const std::string& stem : sentence.stems)
                ++side_.sentences_with[stem];
        join_paragraphs();
        for (Figure& figure : side_.figures) {
            if (!figure.of.empty() && !figure.listed) figure.thing = stem_of_last(figure.of);
            figure.counted = figure.kind == FigureKind::quantity ? unit_of(figure.unit) : figure.unit;
            if (figure.kind == FigureKind::quantity) figure.unit_stem = stem_of_last(figure.unit);
            figure.people = figure.kind == FigureKind::quantity && is_word_of(figure.counted, people_);
            const std::string& told = figure.kind == FigureKind::percent ? figure.head : figure.measure;
            figure.opposite = parts_.pack.value(opposite_, patterns::folded_hash(told));
        }
        mark_former();
    }

  private:
    // The value that a map gives the words from `token` on, the longest of them, and how many they are.
    std::string_view looked_up(std::uint32_t map, std::uint32_t token, std::uint32_t last,
                               std::uint32_t& words) const {
        std::string_view best;
        std::uint64_t key = 0;
        for (std::uint32_t n = 1; n <= longest_phrase && token + n <= last; ++n) {
            const std::uint64_t word = hashes_[token + n - 1 - first_];
            key = n == 1 ? word : patterns::chain(key, word);
            const std::string_view value = parts_.pack.value(map, key);
            if (value.empty()) continue;
            best = value;
            words = n;
        }
        return best.empty() ? looked_up_apart(map, token, last) : best;
    }

    // "Turned the offer down".
    std::string_view looked_up_apart(std::uint32_t map, std::uint32_t token, std::uint32_t last) const {
        for (const std::uint32_t t : particles_) {
            if (t <= token || t >= last || t > token + furthest_particle) continue;
            const std::string_view value =
                parts_.pack.value(map, patterns::chain(hashes_[token - first_], hashes_[t - first_]));
            if (!value.empty() && clause_end(token + 1, t) == ~0u) return value;
        }
        return {};
    }

    void read_sentence(std::uint32_t s) {
        Sentence& sentence = side_.sentences[s];
        const TokenRange& range = parts_.ranges[s];
        first_ = range.first;
        hashes_.clear();
        particles_.clear();
        for (std::uint32_t t = range.first; t < range.last; ++t) {
            hashes_.push_back(patterns::folded_hash(parts_.word(t)));
            if (is_in(t, particle_)) particles_.push_back(t);
        }
        std::uint32_t told_until = range.first, said_until = range.first;
        for (std::uint32_t t = range.first; t < range.last; ++t) {
            const Token& token = parts_.analysis.tokens[t];
            const Span span = parts_.span_of_word(t);
            if (taken_.has(span)) continue;
            if (is_in(t, former_)) before_former_.push_back(span.end);
            std::uint32_t words = 1;
            if (t >= told_until) {
                const std::string_view told = looked_up(told_, t, range.last, words);
                if (!told.empty()) {
                    tell(s, {clause_start(t, range.first), clause_end(t, range.last)}, span.end, told);
                    told_until = t + words;
                }
            }
            if (t < said_until || token.shape == Shape::digits || token.shape == Shape::punct ||
                token.shape == Shape::symbol)
                continue;
            const std::string_view stem = looked_up(stem_, t, range.last, words = 1);
            if (!stem.empty()) {
                said_until = t + words;
                const Span whole{span.start, parts_.span_of_token(t + words - 1).end};
                if (stem != tells_nothing) sentence.words.push_back({whole, std::string(stem)});
            } else if (tells(t)) {
                sentence.words.push_back({span, stem_of(parts_.word(t))});
            }
        }
        add_heads(s);
        for (const Word& word : sentence.words)
            sentence.stems.push_back(word.stem);
        std::sort(sentence.stems.begin(), sentence.stems.end());
        sentence.stems.erase(std::unique(sentence.stems.begin(), sentence.stems.end()), sentence.stems.end());
        sentence.offered = std::any_of(sentence.stems.begin(), sentence.stems.end(),
                                       [&](const std::string& stem) { return is_word_of(stem, offer_); });
    }

    void join_paragraphs() {
        for (const Sentence& sentence : side_.sentences) {
            if (side_.paragraphs.size() <= sentence.paragraph)
                side_.paragraphs.resize(sentence.paragraph + 1);
            auto& stems = side_.paragraphs[sentence.paragraph];
            stems.insert(stems.end(), sentence.stems.begin(), sentence.stems.end());
        }
        for (auto& stems : side_.paragraphs) {
            std::sort(stems.begin(), stems.end());
            stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
        }
    }

    // What one sentence tells of the one before it.
    void join_to_last(std::uint32_t s) {
        Sentence &last = side_.sentences[s - 1], &sentence = side_.sentences[s];
        if (sentence.paragraph != last.paragraph) return;
        sentence.goes_on = goes_on(s);
        if (sentence.goes_on) {
            std::set_union(last.stems.begin(), last.stems.end(), last.carried.begin(), last.carried.end(),
                           std::back_inserter(sentence.carried));
        }
        const auto figures = side_.figures_in(s);
        last.refused_next = sentence.told != Told::plainly &&
                            std::none_of(figures.begin(), figures.end(),
                                         [](const Figure& f) { return f.kind == FigureKind::money; });
    }

    // It begins with "It" or the like, with "The project", or with "The bridge" where the one before told of
    // one.
    bool goes_on(std::uint32_t s) const {
        const TokenRange& range = parts_.ranges[s];
        if (is_in(range.first, pronoun_) || opens_with_pronoun(s)) return true;
        if (range.last - range.first < 2 || !is_in(range.first, definite_)) return false;
        if (is_in(range.first + 1, anaphor_)) return true;
        const Sentence &last = side_.sentences[s - 1], &sentence = side_.sentences[s];
        if (sentence.words.empty()) return false;
        const std::string& first = sentence.words.front().stem;
        const auto opens = parts_.span_of_word(range.first + 1);
        return sentence.words.front().span.start == opens.start &&
               (std::binary_search(last.stems.begin(), last.stems.end(), first) ||
                std::binary_search(last.carried.begin(), last.carried.end(), first));
    }

    // "By the end of 2020 it had": no name stands before the pronoun.
    bool opens_with_pronoun(std::uint32_t s) const {
        constexpr std::uint32_t opening = 8;  // tokens
        const TokenRange& range = parts_.ranges[s];
        const auto& names = side_.sentences[s].names;
        const std::uint32_t first_name = names.empty() ? ~0u : names.front().span.start;
        for (std::uint32_t t = range.first; t < std::min(range.last, range.first + opening); ++t) {
            if (parts_.span_of_token(t).start >= first_name) return false;
            if (is_in(t, subject_)) return true;
        }
        return false;
    }

    bool is_in(std::uint32_t token, std::uint32_t list) const {
        const auto classes = parts_.pack.classify(parts_.word(token), parts_.analysis.tokens[token].shape);
        return parts_.pack.in_list(classes.set, list);
    }

    bool tells(std::uint32_t token) const {
        return parts_.word(token).size() >= shortest_stem && !is_in(token, function_);
    }

    // Those right behind a word like "from", beside another one of their kind and unit.
    void mark_former() {
        for (Figure& figure : side_.figures) {
            const auto after =
                std::upper_bound(before_former_.begin(), before_former_.end(), figure.span.start);
            if (after == before_former_.begin() || figure.span.start - *(after - 1) > former_distance)
                continue;
            const auto beside = std::as_const(side_).figures_in(figure.sentence);
            figure.former = figure.kind != FigureKind::date &&
                            std::any_of(beside.begin(), beside.end(), [&](const Figure& other) {
                                return &other != &figure && other.kind == figure.kind &&
                                       other.counted == figure.counted && !other.former;
                            });
        }
    }

    std::string stem_of(std::string_view word) const {
        std::string stem = patterns::fold(word);
        for (std::size_t length = longest_ending; length > 0; --length) {
            if (stem.size() < length + shortest_stem) continue;
            const std::string_view ending = std::string_view(stem).substr(stem.size() - length);
            if (!parts_.pack.in_list(parts_.pack.classify(ending, Shape::lower).set, ending_)) continue;
            stem.resize(stem.size() - length);
            break;
        }
        return stem.substr(0, stem_length);
    }

    std::string stem_of_last(const std::string& text) const {
        const std::string word = text.substr(text.rfind(' ') + 1);
        const std::string_view stem = parts_.pack.value(stem_, patterns::folded_hash(word));
        return stem.empty() || stem == tells_nothing ? stem_of(word) : std::string(stem);
    }

    // The last word alone, by the group that says the same: "foreign government", "person" and "employee".
    std::string unit_of(const std::string& unit) const {
        const std::size_t blank = unit.rfind(' ');
        const std::string head = blank == std::string::npos ? unit : unit.substr(blank + 1);
        const std::string_view alike = parts_.pack.value(unit_, patterns::folded_hash(head));
        if (!alike.empty()) return std::string(alike);
        const std::string_view stem = parts_.pack.value(stem_, patterns::folded_hash(head));
        return stem.empty() || stem == tells_nothing ? head : std::string(stem);
    }

    bool opens_clause(std::uint32_t t) const { return is_in(t, clause_); }

    // Where the clause of a token begins and ends, in the text.
    std::uint32_t clause_start(std::uint32_t token, std::uint32_t first) const {
        while (token > first && !opens_clause(token))
            --token;
        return parts_.span_of_token(token).start;
    }
    std::uint32_t clause_end(std::uint32_t token, std::uint32_t last) const {
        while (token < last && !opens_clause(token))
            ++token;
        return token < last ? parts_.span_of_token(token).start : ~0u;
    }

    // `clause` is that of the words told, which end at `at`.
    void tell(std::uint32_t s, const Span& clause, std::uint32_t at, std::string_view what) {
        Sentence& sentence = side_.sentences[s];
        if (what == "shift") sentence.shifted = true;
        if (what == "won") sentence.won = true;
        if (what == "pledge") sentence.pledged = true;
        if (what == "expected") sentence.expected = true;
        if (what == "refused") sentence.told = Told::refused;
        if (what == "cancelled") sentence.told = Told::cancelled;
        if (what == "refused" || what == "cancelled")
            for (Figure& figure : side_.figures_in(s))
                figure.settled = figure.settled || within(figure.span, clause);
        if (!what.starts_with("doubt")) return;
        sentence.doubted = true;
        for (Figure& figure : side_.figures_in(s)) {
            const bool follows = figure.span.start >= at && figure.span.start < clause.end &&
                                 figure.span.start - at <= doubt_distance &&
                                 (what != "doubt-day" || figure.kind == FigureKind::date);
            figure.hedged = figure.hedged || follows || what == "doubt-all";
        }
    }

    void add_heads(std::uint32_t s) {
        const auto& words = side_.sentences[s].words;
        for (Figure& figure : side_.figures_in(s)) {
            figure.measure = measure_of(figure, words);
            const auto after =
                std::upper_bound(words.begin(), words.end(), figure.span.start,
                                 [](std::uint32_t at, const Word& word) { return at < word.span.start; });
            if (after == words.begin()) continue;
            const Word& before = *(after - 1);
            if (figure.span.start <= before.span.end + head_distance) figure.head = before.stem;
        }
        for (Figure& figure : side_.figures_in(s))
            if (figure.kind == FigureKind::percent) tell_way(s, figure);
    }

    // "6 percent less".
    void tell_way(std::uint32_t s, Figure& figure) const {
        const TokenRange& range = parts_.ranges[s];
        for (std::uint32_t t = range.first; t < range.last; ++t) {
            const std::uint32_t start = parts_.span_of_token(t).start;
            if (start < figure.span.end) continue;
            const std::string_view way = parts_.pack.value(way_, hashes_[t - first_]);
            if (!way.empty() && start == figure.span.end + 1) figure.head = std::string(way);
            return;
        }
    }

    bool is_word_of(const std::string& stem, std::uint32_t list) const {
        return parts_.pack.in_list(parts_.pack.classify(stem, Shape::lower).set, list);
    }
    bool is_measure(const std::string& stem) const { return is_word_of(stem, measure_); }

    // Where the part of the sentence begins that the figure is in.
    std::uint32_t clause_of(const Figure& figure) const {
        const Sentence& sentence = side_.sentences[figure.sentence];
        if (sentence.text.find(';') == std::string::npos) return sentence.span.start;
        const std::string ahead = text_at(sentence, {sentence.span.start, figure.span.start});
        const std::size_t mark = ahead.rfind(';');
        if (mark == std::string::npos) return sentence.span.start;
        const auto behind = CodePointIndex(ahead).at(ahead, static_cast<std::uint32_t>(mark));
        return sentence.span.start + behind;
    }

    // What the text tells that it is of; else the last word for a measure before the figure, or the one right
    // behind it: "5 million of debt".
    std::string measure_of(const Figure& figure, const std::vector<Word>& words) const {
        if (!figure.of.empty()) {
            const std::string told = stem_of_last(figure.of);
            return is_measure(told) ? told : std::string();
        }
        const Word* found = nullptr;
        const std::uint32_t clause = clause_of(figure);
        for (const Word& word : words) {
            if (word.span.start < clause) continue;
            const bool before = word.span.end <= figure.span.start;
            const bool right_behind =
                word.span.start >= figure.span.end && word.span.start - figure.span.end <= head_distance;
            if (!before && (!right_behind || found)) break;
            if (is_measure(word.stem)) found = &word;
        }
        return found ? found->stem : std::string();
    }

    SideParts& parts_;
    Side& side_;
    std::uint32_t function_, stem_, told_, ending_, clause_, measure_, former_, pronoun_, definite_, anaphor_,
        subject_, people_, opposite_, offer_, particle_, unit_, way_;
    Covered taken_;
    std::vector<std::uint32_t> before_former_;  // ends of the words like "from", in the order of the text
    std::vector<std::uint64_t> hashes_;         // of the words of one sentence, folded
    std::vector<std::uint32_t> particles_;      // its tokens that may be the second part of a verb
    std::uint32_t first_ = 0;                   // its first token
};

}  // namespace

void read_words(SideParts& parts) {
    WordFinder(parts).read();
}

}  // namespace dossier::check
