// Countries that share a name: "Congo" is of the one that the document names in full, or whose cities it
// names.
#include <dossier/extract/entities_countries.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::extract {
namespace {

constexpr std::size_t iso_length = 2;

struct Country {
    std::string_view iso, name;  // no name: the text's own
};

// "CD Democratic Republic of the Congo | CG Republic of the Congo", the first where nothing decides.
std::vector<Country> countries_of(std::string_view value) {
    constexpr std::string_view between = " | ";
    std::vector<Country> out;
    while (!value.empty()) {
        const std::string_view one = value.substr(0, value.find(between));
        value.remove_prefix(std::min(value.size(), one.size() + between.size()));
        out.push_back({one.substr(0, iso_length), one.substr(std::min(one.size(), iso_length + 1))});
    }
    return out;
}

class SharedNames {
  public:
    explicit SharedNames(Reading& reading)
        : pack_(*reading.pack), entities_(reading.facts.entities), names_(pack_.list("shared-country")) {}

    void settle() {
        for (EntityMention& mention : entities_) {
            const std::string_view value = value_of(mention);
            if (value.empty()) continue;
            const Country country = chosen(countries_of(value));
            mention.iso = country.iso;
            if (mention.type == "location" && !country.name.empty()) mention.canonical = country.name;
        }
    }

  private:
    // What the name may be, of a country or of a body called by one; empty for any other mention.
    std::string_view value_of(const EntityMention& mention) const {
        if (mention.iso.empty()) return {};
        const std::string_view text = mention.text;
        const std::string_view word = mention.type == "organization" ? text.substr(0, text.find(' ')) : text;
        return pack_.value(names_, patterns::folded_hash(word));
    }

    // The only one that another name of the document is of; the first if there is none or are several.
    Country chosen(const std::vector<Country>& countries) const {
        const Country* only = nullptr;
        for (const Country& country : countries) {
            const bool named = std::any_of(entities_.begin(), entities_.end(), [&](const EntityMention& m) {
                return m.iso == country.iso && value_of(m).empty();
            });
            if (!named) continue;
            if (only) return countries.front();
            only = &country;
        }
        return only ? *only : countries.front();
    }

    const Pack& pack_;
    std::vector<EntityMention>& entities_;
    std::uint32_t names_;
};

}  // namespace

void settle_shared_countries(Reading& reading) {
    SharedNames(reading).settle();
}

}  // namespace dossier::extract
