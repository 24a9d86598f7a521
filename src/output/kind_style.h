// How each kind of mention looks, on paper and on a terminal.
#ifndef NEWSMETRICS_OUTPUT_KIND_STYLE_H_
#define NEWSMETRICS_OUTPUT_KIND_STYLE_H_

#include <string_view>

namespace newsmetrics {

struct KindStyle {
  std::string_view kind;
  int hue;                // degrees of the colour circle
  std::string_view ansi;  // parameters of the SGR escape sequence
};

KindStyle kind_style(std::string_view kind);  // a user's own kinds get a colour by their name

}  // namespace newsmetrics

#endif
