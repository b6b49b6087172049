// Frames: an anchor or two, and the groups around them that fill its roles.
#include <dossier/extract/deals.h>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t reach = 60, premodifiers = 14;

class FrameReader {
  public:
    FrameReader(const Scene& scene, std::uint32_t verb, std::uint32_t noun)
        : scene_(scene),
          verb_(verb == none ? nullptr : &scene.anchors[verb]),
          noun_(noun == none ? nullptr : &scene.anchors[noun]),
          verb_index_(verb) {}

    Draft read() {
        const Anchor& main = verb_ ? *verb_ : *noun_;
        draft_.item = main.match.first;
        draft_.sentence = draft_.last_sentence = scene_.sentence_of[main.match.first];
        draft_.headline = scene_.role_of_sentence(draft_.sentence) == Role::headline;
        draft_.type = frame().field("type");
        draft_.generic = frame().field("generic") == "yes";
        draft_.weak = frame().field("weak") == "yes";
        draft_.nominal = verb_ == nullptr;
        draft_.verbal = noun_ == nullptr;
        draft_.habitual = verb_ && !noun_ && !verb_->past && !verb_->passive && !verb_->gerund &&
                          !verb_->infinitive && verb_->outer == none;
        draft_.loose = verb_ && !noun_ && verb_->loose && !draft_.headline && is_first_of_sentence() &&
                       !is_telegraphic();
        note(frame());
        if (verb_ && noun_) note(*verb_);
        for (std::uint32_t outer = main.outer; outer != none; outer = scene_.anchors[outer].outer)
            if (!noun_ || &scene_.anchors[outer] != verb_) note(scene_.anchors[outer]);
        if (noun_ && noun_->match.first > 0)
            draft_.definite = scene_.listed(noun_->match.first - 1, "dl-definite");
        read_status();
        read_slots(main);
        if (verb_) read_verb();
        if (noun_) read_noun();
        settle_subject();
        return std::move(draft_);
    }

  private:
    const Anchor& frame() const { return noun_ ? *noun_ : *verb_; }

    // What a place in the frame stands for: the verb says it, in the noun's terms where it is light.
    std::string_view role(Label place) const {
        // "Rejected an offer by X": what stands behind an active verb's noun is the noun's.
        if (place == "by" && verb_ && noun_ && !verb_->passive && noun_->match.first > verb_->match.first)
            return noun_role(noun_->field(place));
        std::string_view out = verb_ ? verb_->field(place) : std::string_view{};
        if (goods_) {
            if (place == "subject") out = verb_->field("goods-subject");
            if (place == "from" || place == "to" || place == "by") out = verb_->field("goods-other");
            if (place == "object") out = "topic";
        }
        if (noun_) {
            if (out.empty() && place != "subject" && place != "indirect" && place != "object")
                out = noun_->field(place);
            out = noun_role(out);
        }
        return out;
    }

    std::string_view noun_role(std::string_view role) const {
        const bool named = role == "giver" || role == "receiver" || role == "actor" || role == "other";
        return named ? noun_->field(Label(role)) : role;
    }

    // "Norda to buy Telmark", a headline that stands in the text.
    bool is_telegraphic() const {
        return verb_->infinitive && verb_->group > 0 && scene_.kind(verb_->group - 1) == Kind::entity &&
               scene_.sentence_start(verb_->group - 1) == verb_->group - 1;
    }

    bool is_first_of_sentence() const {
        return verb_index_ == 0 ||
               scene_.sentence_of[scene_.anchors[verb_index_ - 1].match.first] != draft_.sentence;
    }

    void note(const Anchor& anchor) {
        draft_.rules.emplace_back(anchor.match.rule->id);
        draft_.matches.push_back(anchor.match);
    }

    void read_status() {
        const std::uint32_t at =
            verb_ ? verb_index_ : static_cast<std::uint32_t>(noun_ - scene_.anchors.data());
        Status status = status_of(scene_, at);
        if (verb_ && noun_ && noun_->field("status") != "" &&
            (status.status == "agreed" || status.status == "completed") && verb_->field("keeps") != "yes")
            status.status = noun_->field("status");
        draft_.status = status.status;
        draft_.hedged = status.hedged;
    }

    // Named groups of the rule itself are roles.
    void read_slots(const Anchor& anchor) {
        const auto& slots = anchor.match.rule->slots;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const ItemRange range = anchor.match.slot(i);
            if (!range.present() || range.empty()) continue;
            if (scene_.reading.line[range.first].mark < 0) continue;
            Group group;
            group.first = range.first;
            group.last = range.last;
            group.heads.push_back(range.first);
            fill(scene_, group, slots[i], draft_);
        }
        for (std::uint32_t i = anchor.match.first; i < anchor.match.last; ++i)
            take_money(i);
    }

    void take_money(std::uint32_t item) {
        if (draft_.money != none || item == none || scene_.reading.line[item].mark < 0) return;
        if (!scene_.listed(item, "money")) return;
        const MoneyMention& money = scene_.money(item);
        if (money.amount && money.per.empty()) draft_.money = item;
    }

    void read_verb() {
        const bool noun_behind = noun_ && noun_->match.first > verb_->match.first;
        const bool noun_before = noun_ && !noun_behind;
        if (!noun_ && !verb_->passive) look_at_object();
        if (!noun_before) {
            Group subject = subject_of(scene_, verb_index_);
            Label place = "subject";
            if (verb_->passive)
                place = noun_ || !verb_->field("indirect").empty() ? Label("indirect") : Label("object");
            if (verb_->passive && !noun_ && !verb_->field("indirect").empty() && has_money_only(subject))
                place = "object";
            const std::size_t before = draft_.fillers.size();
            fill_from(subject, role(place));
            for (std::size_t i = before; i < draft_.fillers.size(); ++i)
                draft_.fillers[i].acts = true;
        }
        std::uint32_t at = verb_->match.last;
        if (!noun_ && !verb_->passive) at = read_object(at);
        if (!noun_ && verb_->passive) at = read_object(at);
        if (noun_behind) {
            read_between(at, noun_->match.first);
            return;  // the prepositions stand behind the noun
        }
        read_prepositions(at);
    }

    // "Zembla rejected a loan from Baltbank": who acts is the other side, where the giver is named besides.
    void settle_subject() {
        if (!verb_ || !noun_ || verb_->field("either") != "yes") return;
        const std::string_view giver = noun_->field("giver");
        const std::string_view receiver =
            noun_->field(noun_->field("refuser").empty() ? Label("receiver") : Label("refuser"));
        bool named = false;
        for (const Filler& filler : draft_.fillers)
            named = named || (!filler.acts && filler.role == giver);
        for (Filler& filler : draft_.fillers)
            if (named && filler.acts && filler.role == giver) filler.role = receiver;
        if (giver == "target")
            std::erase_if(draft_.fillers,
                          [&](const Filler& f) { return f.acts && f.role == giver && f.state; });
    }

    bool has_money_only(const Group& group) const { return group.heads.empty() && group.money != none; }

    void fill_from(Group group, std::string_view role_name) {
        if (group.empty() || role_name.empty()) return;
        // Unknown names are believed behind the prepositions of a deal alone.
        if (!behind_preposition_) group.unknown = {};
        take_money(group.money);
        if (role_name == "topic")
            set_subject(group.first, group.last);
        else if (role_name != "amount" && role_name != "none")
            fill(scene_, group, role_name, draft_);
    }

    // "buy 16 aircraft" is a contract, "buy a company" an acquisition.
    void look_at_object() {
        if (verb_->field("goods-subject").empty()) return;
        Group object = read_group(scene_, verb_->match.last, scene_.size());
        if (object.empty()) return;
        for (std::uint32_t i = object.first; i < object.last; ++i) {
            if (scene_.is_asset(i)) return;
            if (scene_.kind(i) == Kind::quantity || (object.heads.empty() && scene_.listed(i, "dl-goods")))
                goods_ = true;
        }
        if (goods_) draft_.type = "contract";
    }

    std::uint32_t read_object(std::uint32_t at) {
        // "Bought the shares | of Telmark": the rule has the object, what follows belongs to it.
        if (at < scene_.size() && scene_.kind(at) == Kind::preposition) return at;
        Group first = read_group(scene_, at, scene_.size());
        if (first.empty()) return at;
        std::uint32_t next = first.last;
        const std::string_view indirect = role("indirect");
        if (!indirect.empty() && !verb_->passive && (!first.heads.empty() || first.reference != none)) {
            Group second = read_group(scene_, next, scene_.size());
            if (!second.empty()) {
                fill_from(first, indirect);
                fill_from(second, role("object"));
                return second.last;
            }
        }
        if (!verb_->passive || !indirect.empty()) fill_from(first, role("object"));
        take_money(first.money);
        return next;
    }

    void read_between(std::uint32_t at, std::uint32_t end) {
        while (at < end) {
            Group group = read_group(scene_, at, end);
            if (group.empty()) {
                ++at;
                continue;
            }
            take_money(group.money);
            if (!verb_->passive || group.heads.size() != 0) fill_from(named_only(group), role("indirect"));
            at = std::max(group.last, at + 1);
        }
    }

    static Group named_only(const Group& group) {
        if (group.heads.empty()) return {};
        return group;
    }

    void read_noun() {
        read_premodifiers();
        read_prepositions(noun_->match.last);
    }

    // "Huawei's $60 million project": whose it is, and what it is worth.
    void read_premodifiers() {
        for (std::uint32_t i = noun_->match.first; i > 0 && noun_->match.first - i < premodifiers; --i) {
            const std::uint32_t p = i - 1;
            const Kind kind = scene_.kind(p);
            if (kind == Kind::money) {
                take_money(p);
            } else if (kind == Kind::entity) {
                const Label place = scene_.possessive(p) ? Label("possessor") : Label("modifier");
                Group group;
                group.first = p;
                group.last = i;
                group.heads.push_back(p);
                fill(scene_, group, noun_->field(place), draft_);
                if (place == "possessor") return;
            } else if (kind != Kind::word && kind != Kind::quantity && kind != Kind::percent &&
                       kind != Kind::adverb && kind != Kind::anchor) {
                return;
            } else if (kind == Kind::anchor && !scene_.anchors[scene_.anchor_at[p]].is("noun")) {
                return;
            }
        }
    }

    void read_prepositions(std::uint32_t at) {
        const std::uint32_t end = std::min(at + reach, scene_.size());
        while (at < end) {
            const Kind kind = scene_.kind(at);
            if (kind == Kind::preposition) {
                at = read_phrase(at, end);
            } else if (kind == Kind::open) {
                at = after_bracket(at, end);
            } else if (kind == Kind::comma) {
                at = after_comma(at, end);
            } else if (kind == Kind::anchor && scene_.anchors[scene_.anchor_at[at]].is("noun")) {
                at = scene_.anchors[scene_.anchor_at[at]].match.last;
            } else if (kind == Kind::word || kind == Kind::date || kind == Kind::adverb ||
                       kind == Kind::entity || kind == Kind::money || kind == Kind::quantity ||
                       kind == Kind::percent || kind == Kind::determiner) {
                ++at;
            } else {
                return;
            }
        }
    }

    std::uint32_t read_phrase(std::uint32_t at, std::uint32_t end) {
        const std::string_view preposition = scene_.preposition(at);
        Group group = read_group(scene_, at + 1, end);
        if (group.empty()) return at + 1;
        const std::string_view what = role(Label(preposition));
        if (what == "topic") {
            set_subject(group.first, group.last);
            if (preposition == "of" || preposition == "for") take_money(group.money);
        } else if (!what.empty() && what != "none") {
            behind_preposition_ = preposition == "with" || preposition == "by" || preposition == "from";
            fill_from(group, what);
            behind_preposition_ = false;
        }
        if (preposition == "for" || preposition == "of" || preposition == "worth" || preposition == "at" ||
            preposition == "with" || preposition == "to")
            if (what != "cost") take_money(group.money);
        draft_.priced = draft_.priced || (preposition == "for" && group.money != none);
        return std::max(group.last, at + 1);
    }

    std::uint32_t after_bracket(std::uint32_t at, std::uint32_t end) const {
        for (std::uint32_t i = at; i < end; ++i)
            if (scene_.kind(i) == Kind::close) return i + 1;
        return end;
    }

    // Goes on behind an apposition ("to X, a maker of tiles, for $2m") if a preposition follows it.
    std::uint32_t after_comma(std::uint32_t at, std::uint32_t end) const {
        if (at + 1 < end && (scene_.kind(at + 1) == Kind::preposition || scene_.kind(at + 1) == Kind::date))
            return at + 1;
        for (std::uint32_t i = at + 1; i + 1 < end; ++i) {
            const Kind kind = scene_.kind(i);
            if (kind == Kind::sentence || kind == Kind::stop || kind == Kind::speech) return end;
            if (kind == Kind::comma && scene_.kind(i + 1) == Kind::preposition) return i + 1;
        }
        return end;
    }

    void set_subject(std::uint32_t first, std::uint32_t last) {
        if (!draft_.subject.empty()) return;
        while (first < last && (scene_.kind(first) == Kind::determiner || scene_.kind(first) == Kind::money))
            ++first;
        if (first < last && last - first < 30) draft_.subject = std::string(scene_.reading.text(first, last));
    }

    const Scene& scene_;
    const Anchor* verb_;
    const Anchor* noun_;
    std::uint32_t verb_index_;
    bool goods_ = false, behind_preposition_ = false;
    Draft draft_;
};

}  // namespace

std::vector<Draft> read_frames(Scene& scene) {
    std::vector<Draft> out;
    for (std::uint32_t a = 0; a < scene.anchors.size(); ++a) {
        const Anchor& anchor = scene.anchors[a];
        const Role role = scene.role_of_sentence(scene.sentence_of[anchor.match.first]);
        if (role == Role::furniture || role == Role::byline) continue;
        if (anchor.is("verb")) {
            out.push_back(FrameReader(scene, a, none).read());
        } else if (anchor.is("light") && anchor.inner != none && scene.anchors[anchor.inner].is("noun")) {
            const Anchor& noun = scene.anchors[anchor.inner];
            if (noun.inner != none && noun.field("generic") == "yes") continue;
            out.push_back(FrameReader(scene, a, anchor.inner).read());
        } else if (anchor.is("noun") && anchor.outer == none && anchor.inner == none) {
            out.push_back(FrameReader(scene, none, a).read());
        }
    }
    return out;
}

}  // namespace dossier::extract::deals
