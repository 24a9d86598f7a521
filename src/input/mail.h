// One message of a mailbox as a document.
#ifndef NEWSMETRICS_INPUT_MAIL_H_
#define NEWSMETRICS_INPUT_MAIL_H_

#include <cstddef>
#include <string_view>

#include "newsmetrics/document.h"

namespace newsmetrics {

// Fills `document` (Message-ID, Subject, Date, From, and the first text or HTML part) from a message of RFC 5322 and MIME.
// Returns how many invalid parts became U+FFFD.
std::size_t read_mail(std::string_view message, Document& document);

}  // namespace newsmetrics

#endif
