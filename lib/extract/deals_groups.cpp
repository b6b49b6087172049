// Noun groups: where they end, whom they name.
#include <dossier/extract/deals.h>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t longest_group = 60;

class GroupReader {
  public:
    GroupReader(const Scene& scene, std::uint32_t first, std::uint32_t limit)
        : scene_(scene), at_(first), limit_(std::min({limit, first + longest_group, scene.size()})) {}

    Group read() {
        group_.first = at_;
        while (at_ < limit_ && take()) {
        }
        group_.last = std::min(at_, limit_);
        if (group_.last == group_.first) return {};
        if (!group_.heads.empty() && !joined_) group_.reference = none;
        return std::move(group_);
    }

  private:
    bool take() {
        switch (scene_.kind(at_)) {
            case Kind::entity:
                return take_entity();
            case Kind::money:
                if (group_.reference != none) return false;  // "lent the country | $6 billion"
                group_.money = at_++;
                return true;
            case Kind::pronoun:
                if (at_ != group_.first) return false;
                group_.reference = at_++;
                return false;
            case Kind::determiner:
                return take_determiner();
            case Kind::word:
                note_unknown();
                if (is_body())
                    group_.body = {group_.modifiers.back(), at_ + 1};
                else if (definite_ && refers())
                    group_.reference = at_;
                ++at_;
                return true;
            case Kind::percent:
            case Kind::quantity:
            case Kind::adverb:
                ++at_;
                return true;
            case Kind::open:
                return skip_bracket();
            case Kind::comma:
                return group_.heads.empty() ? named_behind() : list_goes_on(at_ + 1, false);
            case Kind::conjunction:
                return take_conjunction();
            case Kind::anchor:
                return take_anchor();
            case Kind::preposition:
                if (group_.heads.empty() && skip_host()) return true;
                if (!group_.heads.empty() || names_home() ||
                    (scene_.preposition(at_) != "of" && !scene_.listed(at_, "dl-led")))
                    return false;
                ++at_;
                return true;
            default:
                return false;
        }
    }

    void note_unknown() {
        if (group_.unknown.present() && group_.unknown.last == at_ && scene_.is_capitalised(at_)) {
            ++group_.unknown.last;  // "Corvus Signalling"
        } else if (!group_.heads.empty()) {
            note_listed();
        } else if (!scene_.looks_like_name(at_) && !begins_name()) {
            return;
        } else if (!group_.unknown.present()) {
            group_.unknown = {at_, at_ + 1};
        }
    }

    // "Norda Corp and Corvus Signalling": such a name is in a list.
    void note_listed() {
        std::vector<ItemRange>& runs = group_.more_unknown;
        if (!runs.empty() && runs.back().last == at_ && scene_.is_capitalised(at_))
            ++runs.back().last;
        else if (fresh_ && scene_.looks_like_name(at_))
            runs.push_back({at_, at_ + 1});
        fresh_ = false;
    }

    // "The company", not "the parent company" and not "its port company", which is another.
    bool refers() const {
        const std::string_view what = scene_.reference(at_);
        if (what.empty() || scene_.listed(at_ - 1, "dl-apart")) return false;
        return !owned_ || (what != "company" && what != "bank");
    }

    // "The Polish defence ministry", "Kenya's railways": a part of a state behind its name, and no noun more.
    bool is_body() const {
        if (group_.modifiers.empty() || !group_.heads.empty() || !scene_.listed(at_, "dl-state-body"))
            return false;
        const std::uint32_t country = group_.modifiers.back();
        if (at_ - country > 4 || scene_.entity(country).iso.empty()) return false;
        for (std::uint32_t i = country + 1; i < at_; ++i)
            if (scene_.kind(i) != Kind::word) return false;
        const Kind next = at_ + 1 < scene_.size() ? scene_.kind(at_ + 1) : Kind::sentence;
        return next != Kind::word && next != Kind::entity;
    }

    // "Palvexo | of Kenya": a name that nobody knows, and where it is at home.
    bool names_home() const {
        return group_.unknown.present() && group_.unknown.first == group_.first &&
               group_.unknown.last == at_ && scene_.preposition(at_) == "of" && at_ + 1 < limit_ &&
               scene_.kind(at_ + 1) == Kind::entity && scene_.entity(at_ + 1).type == "location";
    }

    // "The Kenyan ambassador | to Norway, | Ann Quorvo": the host is no part of it.
    bool skip_host() {
        if (at_ == group_.first || group_.modifiers.empty() || scene_.preposition(at_) != "to" ||
            !scene_.listed(at_ - 1, "dl-envoy"))
            return false;
        std::uint32_t host = at_ + 1;
        if (host < limit_ && scene_.kind(host) == Kind::determiner) ++host;
        if (host >= limit_ || scene_.kind(host) != Kind::entity || scene_.entity(host).type != "location")
            return false;
        at_ = host + 1;
        const bool named = at_ + 1 < limit_ && scene_.kind(at_) == Kind::comma &&
                           scene_.kind(at_ + 1) == Kind::entity && scene_.entity(at_ + 1).type == "person";
        if (named) ++at_;
        return true;
    }

    // At the head of a sentence every word has a capital: there a name has two, or is all of the subject.
    bool begins_name() const {
        if (!scene_.looks_like_name(at_, true) || scene_.listed(at_, "dl-people")) return false;
        if (at_ + 1 < limit_ && scene_.is_capitalised(at_ + 1)) return true;
        const std::uint32_t sentence = scene_.sentence_of[at_];
        if (at_ != scene_.starts[sentence] || scene_.role_of_sentence(sentence) == Role::headline)
            return false;
        std::uint32_t next = at_ + 1;
        while (next < scene_.size() && scene_.kind(next) == Kind::adverb)
            ++next;
        if (next + 1 >= scene_.size()) return false;
        // "Palvexo, which makes tiles,"
        return acts(next) || (scene_.kind(next) == Kind::comma && scene_.kind(next + 1) == Kind::relative);
    }

    bool acts(std::uint32_t item) const {
        const Kind kind = scene_.kind(item);
        return kind == Kind::auxiliary || (kind == Kind::anchor && !is_noun(item));
    }

    bool take_entity() {
        const std::uint32_t item = at_++;
        // "The government of Jan Novak" is that of a state.
        if (group_.reference != none && item > group_.first && scene_.entity(item).type == "person" &&
            scene_.kind(item - 1) == Kind::preposition)
            return true;
        const Kind next = at_ < limit_ ? scene_.kind(at_) : Kind::sentence;
        const std::string& type = scene_.entity(item).type;
        const bool place = type == "location";
        if (type == "organization" && scene_.possessive(item) && next == Kind::word &&
            scene_.listed(at_, "dl-organ")) {  // "Norda's board" acts as Norda
            group_.heads.push_back(item);
            ++at_;
            return false;
        }
        const bool describes = type == "nationality" || scene_.possessive(item) || next == Kind::entity ||
                               (next == Kind::word && scene_.listed(at_, "dl-goods")) ||
                               (place && (next == Kind::word || (next == Kind::anchor && is_noun(at_))));
        if (describes) {
            group_.modifiers.push_back(item);
            return true;
        }
        group_.heads.push_back(item);
        return next == Kind::open || next == Kind::comma || next == Kind::conjunction;
    }

    bool is_noun(std::uint32_t item) const { return scene_.anchors[scene_.anchor_at[item]].is("noun"); }

    bool take_determiner() {
        if (at_ > group_.first && !group_.heads.empty() && !fresh_) return false;
        definite_ = scene_.listed(at_, "dl-definite");
        owned_ = scene_.listed(at_, "dl-own");
        if (group_.heads.empty() && scene_.listed(at_, "dl-own") && is_organ_behind()) {
            group_.reference = at_;
            at_ += 2;
            return false;
        }
        ++at_;
        return true;
    }

    // "Its board", "its supervisory board": the decision is that of whose board it is.
    bool is_organ_behind() const {
        const std::uint32_t last = std::min(at_ + 3, limit_);
        for (std::uint32_t i = at_ + 1; i < last && scene_.kind(i) == Kind::word; ++i)
            if (scene_.listed(i, "dl-organ")) return true;
        return false;
    }

    bool take_anchor() {
        if (!is_noun(at_)) return false;
        at_ = scene_.anchors[scene_.anchor_at[at_]].match.last;
        return true;
    }

    bool skip_bracket() {
        for (std::uint32_t i = at_ + 1; i < limit_; ++i) {
            if (scene_.kind(i) == Kind::sentence) return false;
            if (scene_.kind(i) != Kind::close) continue;
            at_ = i + 1;
            return true;
        }
        return false;
    }

    bool take_conjunction() {
        if (!group_.heads.empty()) return list_goes_on(at_ + 1, true) || reference_follows(at_ + 1);
        if (group_.reference != none) return names_follow(at_ + 1);
        if (at_ + 1 >= limit_ || scene_.kind(at_ + 1) != Kind::word) return false;
        ++at_;
        return true;
    }

    // "The ministry and | Vega".
    bool names_follow(std::uint32_t next) {
        if (next < limit_ && scene_.kind(next) == Kind::determiner) ++next;
        if (next >= limit_ || scene_.kind(next) != Kind::entity || scene_.possessive(next)) return false;
        joined_ = true;
        at_ = next;
        return true;
    }

    // "Vega and | the ministry".
    bool reference_follows(std::uint32_t next) {
        if (next + 1 >= limit_ || !scene_.listed(next, "dl-definite") || scene_.reference(next + 1).empty())
            return false;
        const Kind after = next + 2 < scene_.size() ? scene_.kind(next + 2) : Kind::sentence;
        if (after == Kind::word || after == Kind::entity) return false;
        joined_ = true;
        group_.reference = next + 1;
        at_ = next + 2;
        return false;
    }

    // "A Russian company, Vega, to …": the name behind the description.
    bool named_behind() {
        const std::uint32_t name = scene_.kind(at_ + 1) == Kind::determiner ? at_ + 2 : at_ + 1;
        if (at_ == group_.first || name + 1 >= limit_ || scene_.kind(name) != Kind::entity) return false;
        const std::string& type = scene_.entity(name).type;
        if ((type != "organization" && type != "location") || scene_.possessive(name)) return false;
        const Kind after = scene_.kind(name + 1);
        if (after != Kind::comma && after != Kind::preposition && after != Kind::sentence) return false;
        group_.heads.push_back(name);
        at_ = name + 1;
        return false;
    }

    // Whether another party follows at `next`; after a comma only if an "and" closes the list.
    bool list_goes_on(std::uint32_t next, bool closed) {
        if (next < limit_ && scene_.kind(next) == Kind::conjunction) ++next, closed = true;
        std::uint32_t entity = next;
        while (entity < limit_ && entity < next + 5 && !scene_.looks_like_name(entity) &&
               (scene_.kind(entity) == Kind::determiner || scene_.kind(entity) == Kind::word))
            ++entity;
        if (entity >= limit_) return false;
        // "In Telmark, and Norda will": another clause.
        const bool clause =
            scene_.kind(at_) == Kind::comma && closed && entity + 1 < scene_.size() && acts(entity + 1);
        if (clause && scene_.kind(entity) == Kind::entity) return false;
        const bool unknown = scene_.kind(entity) == Kind::word && scene_.looks_like_name(entity);
        if (scene_.kind(entity) != Kind::entity && !unknown) return false;
        if (!closed && ((!unknown && !of_a_kind(entity)) || !closes(entity + 1))) return false;
        at_ = next;
        definite_ = false;
        fresh_ = true;
        return true;
    }

    // A list may mix people and companies, for one is often taken for the other.
    bool of_a_kind(std::uint32_t entity) const {
        const std::string& before = scene_.entity(group_.heads.back()).type;
        const std::string& type = scene_.entity(entity).type;
        const auto acts = [](const std::string& t) { return t == "organization" || t == "person"; };
        return type == before || (acts(type) && acts(before));
    }

    bool closes(std::uint32_t from) const {
        for (std::uint32_t i = from; i < limit_; ++i) {
            const Kind kind = scene_.kind(i);
            if (kind == Kind::conjunction) return true;
            if (kind != Kind::comma && kind != Kind::entity && kind != Kind::determiner &&
                kind != Kind::word && kind != Kind::open && kind != Kind::close && kind != Kind::money)
                return false;
        }
        return false;
    }

    const Scene& scene_;
    std::uint32_t at_, limit_;
    Group group_;
    bool definite_ = false, owned_ = false, fresh_ = false, joined_ = false;
};

}  // namespace

Group group_of(std::uint32_t item) {
    Group out;
    out.first = item;
    out.last = item + 1;
    out.heads.push_back(item);
    return out;
}

Group read_group(const Scene& scene, std::uint32_t first, std::uint32_t limit) {
    return GroupReader(scene, first, limit).read();
}

std::uint32_t after_bracket(const Scene& scene, std::uint32_t at, std::uint32_t end) {
    for (std::uint32_t i = at; i < end; ++i)
        if (scene.kind(i) == Kind::close) return i + 1;
    return end;
}

std::uint32_t after_comma(const Scene& scene, std::uint32_t at, std::uint32_t end) {
    if (at + 1 < end && (scene.kind(at + 1) == Kind::preposition || scene.kind(at + 1) == Kind::date))
        return at + 1;
    for (std::uint32_t i = at + 1; i + 1 < end; ++i) {
        const Kind kind = scene.kind(i);
        if (kind == Kind::sentence || kind == Kind::stop || kind == Kind::speech) return end;
        if (kind == Kind::comma && scene.kind(i + 1) == Kind::preposition) return i + 1;
    }
    return end;
}

}  // namespace dossier::extract::deals
