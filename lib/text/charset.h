// ICU's converters and detector, for decode() alone.
#pragma once
#include "decode.h"

#include <string>
#include <string_view>

namespace dossier {

// Writes UTF-8 to `out.text`: line ends become "\n" (also when "\r" and "\n" come in two calls), NUL becomes
// U+FFFD.
class TextSink {
  public:
    explicit TextSink(Decoded& out) : out_(out) {}
    void append(std::string_view utf8);
    void replace();  // one U+FFFD, counted

  private:
    Decoded& out_;
    bool after_cr_ = false;
};

// The canonical name of a charset that a document says it is in; empty if ICU does not know it. As browsers
// do, Latin-1 and ASCII are read as windows-1252 and GB 2312 as GB 18030, their supersets.
std::string known_charset(std::string_view declared);

// ICU's guess from a sample of the bytes; windows-1252 if it has none.
std::string detect_charset(std::string_view bytes);

// Appends to `out` and sets its charset. False if there is no such converter.
bool convert(std::string_view bytes, const std::string& charset, Decoded& out);

}  // namespace dossier
