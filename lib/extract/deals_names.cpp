// What a party is called: its fullest name, and a country for its capital or its people.
#include <dossier/extract/deals.h>
#include <dossier/facts/one_line.h>

#include <map>

namespace dossier::extract::deals {
namespace {

// What most other names of a country are short or long for, by ISO code.
class CountryNames {
  public:
    explicit CountryNames(const Pack& pack) {
        const patterns::Names& names = pack.names();
        std::map<std::string_view, std::map<std::string_view, std::size_t>> counts;
        for (std::uint32_t name = 0; name < names.size(); ++name)
            for (const patterns::NameReading& reading : names.readings(name))
                if (reading.canonical && reading.subtype && reading.iso[0] &&
                    names.kinds()[reading.kind] == "country" && names.text(reading.subtype) == "country")
                    ++counts[{reading.iso, 2}][names.text(reading.canonical)];
        for (const auto& [iso, by_name] : counts) {
            std::size_t most = 0;
            for (const auto& [name, count] : by_name)
                if (count > most) most = count, names_[iso] = name;
        }
    }

    std::string_view of(std::string_view iso) const {
        const auto found = names_.find(iso);
        return found == names_.end() ? std::string_view{} : found->second;
    }

  private:
    std::map<std::string_view, std::string_view> names_;
};

std::string unbroken(std::string_view name) {
    return name.find('\n') == name.npos ? std::string(name) : on_one_line(name);
}

// The name that the document has for the country itself.
std::string_view named_country(const Scene& scene, std::string_view iso) {
    for (const EntityMention& other : scene.reading.facts.entities)
        if (other.iso == iso && other.type == "location" && other.subtype == "country")
            return scene.longest_name(other);
    return {};
}

}  // namespace

std::string_view country_of(const Scene& scene, std::uint32_t item) {
    const std::string& iso = scene.entity(item).iso;
    if (iso.empty()) return {};
    const std::string_view named = named_country(scene, iso);
    return named.empty() ? scene.reading.kept<CountryNames>().of(iso) : named;
}

std::string name_of(const Scene& scene, std::uint32_t item) {
    const EntityMention& mention = scene.entity(item);
    if (mention.type == "location" && !mention.iso.empty() && scene.is_capital(item))
        if (const std::string_view country = named_country(scene, mention.iso); !country.empty())
            return unbroken(country);
    std::string_view best = mention.text;
    if (best.ends_with('.') && scene.kind(item + 1) == Kind::sentence) best.remove_suffix(1);
    if (mention.canonical.empty() || mention.type == "nationality") return unbroken(best);
    const std::string_view longest = scene.longest_name(mention);
    if (longest.size() > best.size() + 1) best = longest;
    return unbroken(best);
}

}  // namespace dossier::extract::deals
