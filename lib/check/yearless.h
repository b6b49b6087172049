// Days and months that a text without a date of its own tells without their year.
#pragma once
#include <dossier/extract/extractor.h>

namespace dossier::check {

// Gives such dates, which `facts` have without a value, one of any year: "XXXX-10-30" for "October 30".
void tell_days_of_any_year(Extractor& extractor, const Document& text, Facts& facts);

}  // namespace dossier::check
