// What the exports have in common. Internal to the room.
#pragma once
#include <dossier/store/load.h>
#include <dossier/store/query.h>

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace dossier::exporting {

using Json = nlohmann::ordered_json;

// One line, escaped as append_json_string does.
std::string line_of(const Json& json);
// Whole numbers exactly, others as the nearest double.
Json number_of(const Decimal& value);
Json text_or_null(const std::string& text);

// "contract, agreed: contractor Vega Rail, client government of Uzbekistan".
std::string title_of(const Deal& deal);
// A TIMEX3 value as a calendar's: YYYY, YYYY-MM or YYYY-MM-DD; its first day where it is neither; empty if it
// has none.
std::string calendar_date(const std::string& timex);
// 40 hex digits of a hash.
std::string key_of(std::string_view text);

// Byte offsets of code points of UTF-8, asked for in rising order or not.
class Points {
  public:
    explicit Points(std::string_view text);
    std::string_view slice(std::uint32_t start, std::uint32_t end) const;  // clipped to the text
    std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size() - 1); }

  private:
    std::string_view text_;
    std::vector<std::size_t> bytes_;
};

}  // namespace dossier::exporting
