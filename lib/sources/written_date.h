// Dates as pages, feeds and mails write them. Internal to the room.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::sources {

// Reads days in one language, months by their names in CLDR. Makes its formats when first needed and keeps
// them.
class DateReader {
  public:
    explicit DateReader(std::string_view lang);
    ~DateReader();
    DateReader(const DateReader&) = delete;
    DateReader& operator=(const DateReader&) = delete;

    // What `text` begins with: "2019-04-30T08:00:00Z", "20190430", "30.04.2019", "Tue, 30 Apr 2019 08:00:00
    // GMT", "April 30, 2019"; as YYYY-MM-DD. nullopt for what is no such date. "04/05/2019" is of two
    // readings in English, and is none; in other languages the day stands first.
    std::optional<std::string> at_head(std::string_view text);
    // The first such date within a text.
    std::optional<std::string> within(std::string_view text);

  private:
    struct Formats;
    std::optional<std::string> in_words(std::string_view text);
    std::string lang_;
    std::unique_ptr<Formats> formats_;
};

// The day that an address names: ".../2019/04/30/..." or ".../2019-04-30-...".
std::optional<std::string> date_in_address(std::string_view url);

}  // namespace dossier::sources
