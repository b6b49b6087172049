#include <dossier/check/self_clause.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_time = 8;    // between a figure and a date that is told with it
constexpr std::size_t words_to_period = 4;  // between a figure and the length of the time that it is of
constexpr std::size_t words_opening = 3;    // of a sentence, whose date is told with all of it
constexpr std::size_t words_to_said = 2;    // between "said" and its day
constexpr std::size_t sentences_back = 4;   // to whom a sentence without a name speaks of
constexpr std::size_t words_to_again = 4;   // between a figure and a word behind it that it is another
constexpr std::size_t longest_unknown = 8;  // bytes, less than a day has
constexpr std::size_t most_amounts = 6;     // of a sentence that is no table
constexpr double most_ordinal = 10;         // "number two"
constexpr std::uint32_t to_next = 1;        // code points between two words in a row
constexpr std::uint32_t longest_description = 12;  // code points from a word to the name that it describes

bool within(const Span& inner, const Span& outer) {
    return inner.start >= outer.start && inner.end <= outer.end;
}

// "Ana Reyes" and "Reyes".
bool is_person(const Name& a, const Name& b) {
    return a.words.size() > b.words.size() ? a.person : b.person;
}

// "Said on Monday".
bool is_of_quote(const SelfSentence& sentence, const Span& date) {
    const Words left = sentence.before(date);
    return sentence.any_in(left.last(std::min(words_to_said, left.size())), sentence.lists().quoting);
}

// "Net loss 753,000", a line of its own.
bool is_line_of_table(const SelfSentence& sentence, const Figure& figure) {
    const Span& whole = sentence.sentence().span;
    const std::string ahead = text_at(sentence.sentence(), {whole.start, figure.span.start});
    const std::size_t line = ahead.rfind('\n') + 1;  // or the sentence's begin
    const std::string behind = text_at(sentence.sentence(), {figure.span.end, whole.end});
    const std::size_t end = behind.find_first_not_of(' ');
    if (end == std::string::npos || behind[end] != '\n') return false;
    const auto start = figure.span.start - static_cast<std::uint32_t>(ahead.size() - line);
    const Words words = sentence.between({0, std::max(start, whole.start)}, figure.span);
    return std::none_of(words.begin(), words.end(), [&](const SentenceWord& word) {
        return sentence.is(word, sentence.lists().function);
    });
}

// Whether each of the names, of which one may have several readings, is among the others.
bool are_among(const Clause& some, const Clause& all, bool strict) {
    for (std::size_t i = 0; i < some.names.size();) {
        const Span& span = some.names[i]->span;
        bool found = false;
        for (; i < some.names.size() && some.names[i]->span == span; ++i)
            found = found || std::any_of(all.names.begin(), all.names.end(), [&](const Name* other) {
                        const Name& one = *some.names[i];
                        return strict && !is_person(one, *other)
                                   ? one.words == other->words && one.iso == other->iso
                                   : is_one_name(one, *other);
                    });
        if (!found) return false;
    }
    return true;
}

}  // namespace

bool is_one_name(const Name& a, const Name& b) {
    if (!a.iso.empty() && a.iso == b.iso) return true;
    if (a.words.empty() || b.words.empty()) return false;
    return std::includes(a.words.begin(), a.words.end(), b.words.begin(), b.words.end()) ||
           std::includes(b.words.begin(), b.words.end(), a.words.begin(), a.words.end());
}

bool are_one(const Clause& a, const Clause& b) {
    // Nobody is named in one of them, and nobody new in the other.
    if (a.names.empty() || b.names.empty()) return (a.names.empty() || a.far) && (b.names.empty() || b.far);
    // What stands elsewhere must be the same names, not parts of them, and all of them.
    if (a.inherited && b.inherited) return are_among(a, b, true) && are_among(b, a, true);
    if (a.inherited || b.inherited) return are_among(a.inherited ? b : a, a.inherited ? a : b, true);
    return a.names.size() <= b.names.size() ? are_among(a, b, false) : are_among(b, a, false);
}

bool share_name(const Clause& a, const Clause& b) {
    return std::any_of(a.names.begin(), a.names.end(), [&](const Name* one) {
        return std::any_of(b.names.begin(), b.names.end(),
                           [&](const Name* other) { return is_one_name(*one, *other); });
    });
}

// As far as the next comma, or the word that begins a clause. What is told right behind a comma is of the
// clause before, too: "Copiapo, 700 km north".
Span ClauseReader::bounds(const SelfSentence& sentence, const Figure& figure) const {
    Span part = sentence.clause_around(figure.span);
    const Words before = sentence.between({0, part.start}, figure.span);
    const bool article =
        before.empty() || (before.size() == 1 && sentence.is(before.front(), sentence.lists().function));
    if (article && part.start > sentence.sentence().span.start) {
        const Words left = sentence.before({part.start, part.start});
        if (!left.empty()) part.start = sentence.clause_around(left.back().span).start;
    }
    for (const SentenceWord& word : sentence.between({0, part.start}, figure.span))
        if (sentence.is(word, sentence.lists().opener)) part.start = word.span.end;
    return part;
}

void ClauseReader::add_words(const SelfSentence& sentence, const Figure& figure, const Span& part,
                             Clause& clause) const {
    const auto& names = sentence.sentence().names;
    const auto describes = [&](const Word& word) {
        if (sentence.is_in(word.stem, sentence.lists().deal)) return false;
        return std::any_of(names.begin(), names.end(), [&](const Name& name) {
            if (name.span.start <= word.span.end || name.span.start > word.span.end + longest_description)
                return false;
            const Words link = sentence.between(word.span, name.span);
            return link.empty() ||
                   (link.size() == 1 && !sentence.is(link.front(), sentence.lists().function));
        });
    };
    std::vector<const Word*> before, behind;
    bool described = false;
    const auto& words = sentence.sentence().words;
    for (std::size_t i = words.size(); i-- > 0;) {
        const Word& word = words[i];
        if (!within(word.span, part) || sentence.is_in(word.stem, sentence.lists().telling) ||
            sentence.is_in(word.stem, sentence.lists().copula))
            continue;
        clause.stems.insert(word.stem);
        // "Textile maker Lomond", "the bank's stake".
        described = describes(word) || (described && words[i + 1].span.start <= word.span.end + to_next);
        const bool owner = text_at(sentence.sentence(), word.span).find("'s") != std::string::npos;
        if (word.span.end > figure.span.start)
            behind.insert(behind.begin(), &word);
        else if (!described && !owner)
            before.insert(before.begin(), &word);
    }
    const bool adjective = !behind.empty() && behind.front()->span.start <= figure.span.end + to_next;
    if (adjective)
        for (std::size_t i = 0; i < behind.size(); ++i) {
            if (i > 0 && behind[i]->span.start > behind[i - 1]->span.end + to_next) break;
            clause.thing.insert(behind[i]->stem);
        }
    if (!behind.empty() && (adjective || before.empty())) {
        clause.act = behind.front()->stem;
        behind.erase(behind.begin());
    } else if (!before.empty()) {
        clause.act = before.back()->stem;
        before.pop_back();
    }
    for (const Word* word : before)
        clause.before.insert(word->stem);
    for (const Word* word : behind)
        clause.behind.insert(word->stem);
}

// Those of the clause, or the first one of the sentence, or whom the text spoke of before. "We" are those
// whom the text as a whole speaks of.
void ClauseReader::add_names(const SelfSentence& sentence, const Span& part, Clause& clause) const {
    for (const Name& name : sentence.sentence().names)
        if (within(name.span, part)) clause.names.push_back(&name);
    if (!clause.names.empty()) return;
    const Words words = sentence.between({0, part.start}, {part.end, 0});
    const auto& subjects = text_.side.subjects;
    if (sentence.any_in(words, sentence.lists().we) && !subjects.empty()) {
        clause.inherited = clause.far = true;
        for (const Name& subject : subjects)
            clause.names.push_back(&subject);
    } else {
        clause.inherited = !sentence.sentence().names.empty();
        for (const Name& name : sentence.sentence().names)
            clause.names.push_back(&name);
    }
}

void ClauseReader::inherit_names(std::size_t s, Clause& clause) const {
    for (std::size_t back = 1; back <= std::min(sentences_back, s); ++back) {
        const auto& names = text_.side.sentences[s - back].names;
        if (names.empty()) continue;
        clause.inherited = clause.far = true;
        for (const Name& name : names)
            if (name.span == names.front().span) clause.names.push_back(&name);
        return;
    }
}

void ClauseReader::add_times(const SelfSentence& sentence, const Figure& figure, Clause& clause) const {
    for (const Figure* date : sentence.dates()) {
        if (date == &figure) continue;
        const Words left = sentence.before(date->span);
        if (is_of_quote(sentence, date->span)) continue;
        const bool first = date->span < figure.span;
        const Words link =
            first ? sentence.between(date->span, figure.span) : sentence.between(figure.span, date->span);
        if (link.size() <= words_to_time || left.size() < words_opening) clause.times.insert(date->unit);
    }
    // "Last year's third quarter", of which the year is not known.
    for (const DateMention& date : text_.side.facts.dates)
        if (date.value.empty() && within(date.span, sentence.sentence().span) &&
            date.text.find(' ') != std::string::npos && !is_of_quote(sentence, date.span))
            clause.times.insert("?" + date.text.substr(0, longest_unknown));
    // "For the two months sales were".
    for (const Amount& amount : sentence.amounts()) {
        if (!amount.figure || amount.figure == &figure ||
            !sentence.is_in(amount.figure->unit, sentence.lists().time_unit))
            continue;
        if (amount.span < figure.span || sentence.between(figure.span, amount.span).size() <= words_to_period)
            clause.times.insert(amount.text);
    }
}

void ClauseReader::add_signs(const SelfSentence& sentence, const Figure& figure, const Span& part,
                             Clause& clause) const {
    const SelfLists& lists = sentence.lists();
    const auto is_date = [&](const SentenceWord& by) {
        return std::any_of(sentence.dates().begin(), sentence.dates().end(), [&](const Figure* date) {
            return date->span.start > by.span.start && sentence.between(by.span, date->span).empty();
        });
    };
    for (const SentenceWord& word : sentence.words()) {
        clause.other = clause.other || sentence.is(word, lists.contrast);
        clause.other = clause.other || sentence.says(word, "versus");
        if (!within(word.span, part)) continue;
        const bool change = !sentence.value(word, lists.change).empty();
        clause.changed = clause.changed || change;
        const bool far = word.span.start > figure.span.end &&
                         sentence.between(figure.span, word.span).size() > words_to_again;
        clause.other = clause.other || (sentence.is(word, lists.again) && !change && !far);
        clause.has = clause.has || sentence.is(word, lists.has);
        clause.sells = clause.sells || sentence.is(word, lists.selling);
        clause.buys = clause.buys || sentence.is(word, lists.buying);
        clause.total = clause.total || sentence.is(word, lists.total);
        clause.by =
            clause.by || (word.span.start >= figure.span.end && sentence.says(word, "by") && !is_date(word));
    }
    for (const Amount& amount : sentence.amounts())
        clause.other =
            clause.other || (!amount.figure && within(amount.span, part) && amount.value <= most_ordinal);
    const Words opened = sentence.before({part.start, part.start});
    clause.other = clause.other ||
                   (!opened.empty() && sentence.is(opened.back(), lists.aside) &&
                    !sentence.says(opened.back(), "which")) ||
                   sentence.amounts().size() > most_amounts;
    const Words told = sentence.between({0, part.start}, figure.span);
    const bool verbless =
        std::none_of(sentence.words().begin(), sentence.words().end(), [&](const SentenceWord& word) {
            return sentence.is(word, lists.function) || !sentence.value(word, lists.span).empty();
        });
    clause.other = clause.other || verbless || is_line_of_table(sentence, figure) ||
                   (!sentence.words().empty() && sentence.is(sentence.words().front(), lists.aside));
    for (const Name& name : sentence.sentence().names) {
        if (name.span.start > figure.span.start) break;
        const bool which =
            !opened.empty() && sentence.says(opened.back(), "which") && part.start > name.span.start;
        if (!clause.subject || which || (within(name.span, part) && !within(clause.subject->span, part)))
            clause.subject = &name;
    }
    clause.indefinite = !sentence.words().empty() && sentence.is(sentence.words().front(), lists.indefinite);
    clause.pronoun =
        !told.empty() && (sentence.is(told.front(), lists.pronoun) || sentence.is(told.front(), lists.we));
    const Words left = sentence.before(figure.span);
    if (!left.empty()) {
        const std::string_view span = sentence.value(left.back(), lists.span);
        clause.role = sentence.says(left.back(), "by") ? "by" : std::string(span);
        clause.other = clause.other || sentence.is(left.back(), lists.joining);
        clause.definite = sentence.is(left.back(), lists.definite);
        clause.article = sentence.is(left.back(), lists.indefinite);
        // "8 million tonnes, of which 67 percent".
        clause.other = clause.other || (left.size() > 1 && sentence.says(left.back(), "which") &&
                                        sentence.is(left[left.size() - 2], lists.of));
        const bool from = sentence.value(left.back(), lists.base) == "from";
        if (from) clause.role = "from";
    }
    const auto others = text_.side.figures_in(figure.sentence);
    clause.alone = std::none_of(others.begin(), others.end(), [&](const Figure& one) {
        return &one != &figure && one.kind == figure.kind && one.unit == figure.unit && !one.former;
    });
}

Clause ClauseReader::read(const Figure& figure) const {
    const SelfSentence& sentence = text_.sentences[figure.sentence];
    const Span part = bounds(sentence, figure);
    Clause clause;
    add_words(sentence, figure, part, clause);
    add_names(sentence, part, clause);
    if (clause.names.empty()) inherit_names(figure.sentence, clause);
    add_times(sentence, figure, clause);
    add_signs(sentence, figure, part, clause);
    return clause;
}

}  // namespace dossier::check
