// JSON values as the reference scorer, a Python program, compares them. Internal to this room.
#pragma once
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::eval {

using Json = nlohmann::json;

const Json& get(const Json& object, const char* key);  // null where it is absent
bool truthy(const Json& value);                        // neither null, false, 0, "" nor empty
std::string as_text(const Json& value);                // Python's str()
bool close(const Json& a, const Json& b);              // numbers within a thousandth
bool equal(const Json& a, const Json& b);              // close if both are numbers, else the same text

// An annotation with what is asked for often.
struct Item {
    std::int64_t start = 0, end = 0;
    const Json* json = nullptr;
};
using Items = std::vector<Item>;

Items items_of(const Json& list);                    // throws FormatError where an item has no start or end
std::int64_t overlap(const Item& a, const Item& b);  // code points in common; negative if there is a gap

// Whether two names stand for the same: the words of one are among those of the other, without case, articles
// and possessive endings.
bool same_name(const std::string& a, const std::string& b);

}  // namespace dossier::eval
