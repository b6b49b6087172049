// Messages of e-mail (RFC 5322, MIME) and mbox files, by GMime (LGPL).
#include "formats.h"
#include "page.h"

#include <dossier/text/decode.h>

#include <gmime/gmime.h>

#include <memory>

namespace dossier::sources {
namespace {

struct Unref {
    void operator()(void* object) const {
        if (object) g_object_unref(object);
    }
};
template <typename T>
using Held = std::unique_ptr<T, Unref>;

std::string text_or_empty(const char* text) {
    return text ? std::string(text) : std::string();
}

std::string bytes_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content) return {};
    const Held<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(array->data), array->len};
}

class MessageReader {
  public:
    MessageReader(std::string name, const Origin& origin, Outlet& outlet)
        : name_(std::move(name)), origin_(origin), outlet_(outlet) {}

    void read(GMimeMessage* message) {
        walk(g_mime_message_get_mime_part(message));
        Document document;
        document.title = text_or_empty(g_mime_message_get_subject(message));
        document.author = sender(message);
        if (GDateTime* date = g_mime_message_get_date(message)) {
            int year = 0, month = 0, day = 0;
            g_date_time_get_ymd(date, &year, &month, &day);
            char text[32];
            g_snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
            document.published = text;
        }
        document.text = plain_.empty() ? text_of_fragment(html_, "") : decode(plain_, charset_).text;
        if (document.text.find_first_not_of(" \t\n") == std::string::npos) {
            if (attachments_.empty()) outlet_.fail(name_, "empty: a message without text");
        } else {
            document.lang = language_of(document.text);
            outlet_.document(std::move(document), name_);
        }
        for (const auto& [file, bytes] : attachments_) {
            if (outlet_.stopped()) return;
            Origin inner = origin_;
            inner.name = name_ + "/" + file;
            ++inner.depth;
            read_bytes(bytes, inner, SourceKind::detect, outlet_);
        }
    }

  private:
    static std::string sender(GMimeMessage* message) {
        InternetAddressList* from = g_mime_message_get_from(message);
        if (!from || internet_address_list_length(from) == 0) return {};
        return text_or_empty(internet_address_get_name(internet_address_list_get_address(from, 0)));
    }

    void walk(GMimeObject* object) {
        if (!object || ++parts_ > 1000) return;
        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart* parts = GMIME_MULTIPART(object);
            for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
                walk(g_mime_multipart_get_part(parts, i));
        } else if (GMIME_IS_PART(object)) {
            part(GMIME_PART(object));
        }
    }

    void part(GMimePart* part) {
        GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const std::string file = text_or_empty(g_mime_part_get_filename(part));
        if (!file.empty()) {
            if (origin_.depth < outlet_.options().max_depth) attachments_.emplace_back(file, bytes_of(part));
        } else if (g_mime_content_type_is_type(type, "text", "html")) {
            const std::string charset = text_or_empty(g_mime_content_type_get_parameter(type, "charset"));
            html_ += decode(bytes_of(part), charset).text;
        } else if (g_mime_content_type_is_type(type, "text", "*")) {
            charset_ = text_or_empty(g_mime_content_type_get_parameter(type, "charset"));
            plain_ += bytes_of(part);
        }
    }

    std::string name_;
    const Origin& origin_;
    Outlet& outlet_;
    std::string plain_, html_, charset_;
    std::vector<std::pair<std::string, std::string>> attachments_;
    int parts_ = 0;
};

}  // namespace

void read_mail(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    static const bool ready = (g_mime_init(), true);
    (void)ready;
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const bool mbox = bytes.starts_with("From ");
    g_mime_parser_set_format(parser.get(), mbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    for (std::size_t number = 1; !outlet.stopped(); ++number) {
        const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        const std::string name = mbox ? origin.name + ":" + std::to_string(number) : origin.name;
        if (!message) {
            if (number == 1) outlet.fail(origin.name, "not a message of e-mail");
            return;
        }
        MessageReader(name, origin, outlet).read(message.get());
        if (!mbox || g_mime_parser_eos(parser.get())) return;
    }
}

}  // namespace dossier::sources
