#include "base/graphemes.h"

#include <doctest.h>

#include <string>
#include <string_view>

namespace headsup::team {
namespace {

// The characters of the text, with | between them.
std::string split(std::string_view text) {
  std::string parts;
  while (!text.empty()) {
    const std::size_t bytes = base::grapheme_bytes(text, 0);
    if (!parts.empty()) parts += '|';
    parts += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return parts;
}

}  // namespace

TEST_CASE("letters without marks are one character each") {
  CHECK(split("Ana") == "A|n|a");
  CHECK(split("Łé") == "Ł|é");
  CHECK(split("王小明") == "王|小|明");
  CHECK(split("서연") == "서|연");
}

TEST_CASE("marks stay with their letter") {
  CHECK(split("Jose\u0301!") == "J|o|s|e\u0301|!");
  CHECK(split("שָׁלוֹם") == "שָׁ|ל|וֹ|ם");
  CHECK(split("ที่ดี") == "ที่|ดี");
}

TEST_CASE("an Indic syllable keeps its vowel signs and conjuncts") {
  CHECK(split("देवनागरी") == "दे|व|ना|ग|री");
  CHECK(split("शर्मा") == "श|र्मा");
  CHECK(split("প্রিয়া") == "প্রি|য়া");
}

TEST_CASE("a consonant of another script does not join") {
  CHECK(split("क्a") == "क्|a");
}

TEST_CASE("an emoji keeps what modifies it") {
  CHECK(split("🚀🚀") == "🚀|🚀");
  CHECK(split("👍🏽x") == "👍🏽|x");
  CHECK(split("👩‍💻👨‍👩‍👧") == "👩‍💻|👨‍👩‍👧");
  CHECK(split("❤️1️⃣") == "❤️|1️⃣");
}

TEST_CASE("two regional indicators are a flag, a third one begins the next") {
  CHECK(split("🇩🇪🇮🇳🇯") == "🇩🇪|🇮🇳|🇯");
}

TEST_CASE("malformed bytes are cut off one by one") {
  CHECK(base::grapheme_bytes("\xFF\xCC\x81", 0) == 1);
  CHECK(base::grapheme_bytes("\xE0\xA4", 0) == 1);
  CHECK(base::grapheme_bytes("a\xFF", 0) == 1);
}

TEST_CASE("a line break takes no mark") {
  CHECK(base::grapheme_bytes("\n\u0301", 0) == 1);
}

TEST_CASE("how a script is drawn") {
  for (char32_t letter : {U'Ж', U'ع', U'ש', U'द', U'ა', U'ễ', U'Ω'})
    CHECK(base::is_drawn_in_words(letter));
  for (char32_t letter : {U'a', U'é', U'王', U'さ', U'서', U'ก', U'→', U'🚀'}) {
    CHECK_FALSE(base::is_drawn_in_words(letter));
  }
  for (char32_t letter : {U'ع', U'ש', U'ܐ'}) CHECK(base::is_right_to_left(letter));
  for (char32_t letter : {U'a', U'Ж', U'द', U'王'}) CHECK_FALSE(base::is_right_to_left(letter));
}

}  // namespace headsup::team
