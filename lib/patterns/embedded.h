// The image that the build compiled into the binary. Empty in the pattern compiler itself, which makes it.
#pragma once
#include <string_view>

namespace dossier::patterns {
std::string_view embedded_image();
}
