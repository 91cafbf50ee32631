#include "ui/glyph_fallback.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "base/graphemes.h"
#include "base/unicode.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

constexpr int k_longest_word = 32;  // characters drawn as one picture

TextPainter g_painter = nullptr;

// --- Private code points and what they stand for ---

// First those of the basic plane: Dear ImGui's tables are as long as the highest code point used.
constexpr char32_t k_private = 0xE000, k_private_end = 0xF900;
constexpr char32_t k_high_private = 0xF0000, k_high_private_end = 0x10FFFE;
constexpr std::size_t k_low_codes = k_private_end - k_private;
constexpr std::size_t k_codes = k_low_codes + (k_high_private_end - k_high_private);

bool is_private(char32_t code_point) {
  return (code_point >= k_private && code_point < k_private_end) || code_point >= k_high_private;
}

class PieceTable {
 public:
  // The code point that stands for the piece; 0 when there are no more.
  char32_t code(std::string_view piece) {
    std::string key(piece);
    const auto found = codes_.find(key);
    if (found != codes_.end()) return found->second;
    const std::size_t index = pieces_.size();
    if (index == k_codes) return 0;
    const auto code = static_cast<char32_t>(
        index < k_low_codes ? k_private + index : k_high_private + (index - k_low_codes));
    pieces_.push_back(key);
    codes_.emplace(std::move(key), code);
    return code;
  }

  // nullptr when it stands for none.
  const std::string* piece(char32_t code) const {
    if (!is_private(code)) return nullptr;
    const std::size_t index =
        code < k_private_end ? code - k_private : k_low_codes + (code - k_high_private);
    return index < pieces_.size() ? &pieces_[index] : nullptr;
  }

 private:
  std::vector<std::string> pieces_;
  std::unordered_map<std::string, char32_t> codes_;
};

PieceTable g_table;

// --- Encoding ---

enum class Kind {
  plain,      // in the face; or a control character
  letter,     // in the face, but part of a word that is not
  word,       // of a script that is drawn in words
  character,  // drawn by itself
};

bool in_face(ImFont* face, char32_t code_point) {
  ImFontConfig* source = face->Sources[0];
  return ImFontAtlasGetFontLoaderForStbTruetype()->FontSrcContainsGlyph(
      face->ContainerAtlas, source, static_cast<ImWchar>(code_point));
}

Kind kind_of(ImFont* face, std::string_view grapheme) {
  const base::CodePoint first = base::decode_utf8(grapheme, 0);
  if (first.value == base::k_malformed) return Kind::plain;
  const bool single = first.bytes == grapheme.size();
  if (single && (first.value < 0x80 || in_face(face, first.value))) {
    return base::is_word_character(first.value) ? Kind::letter : Kind::plain;
  }
  const base::CodePoint second =
      single ? first : base::decode_utf8(grapheme, static_cast<std::size_t>(first.bytes));
  const bool word = base::is_drawn_in_words(first.value) ||
                    (first.value < 0x180 && base::is_drawn_in_words(second.value));
  return word ? Kind::word : Kind::character;
}

class Encoder {
 public:
  Encoder(ImFont* face, std::string_view text, std::string& out)
      : face_(face), text_(text), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = at + base::grapheme_bytes(text_, at);
      const Kind kind = kind_of(face_, text_.substr(at, end - at));
      const bool in_word = kind == Kind::word || kind == Kind::letter;
      if (!in_word || ++length_ > k_longest_word) {
        finish_word(at);
        word_start_ = at;
      }
      foreign_ = foreign_ || kind == Kind::word;
      if (!in_word) {
        add(text_.substr(at, end - at), kind == Kind::character);
        word_start_ = end;
      }
      at = end;
    }
    finish_word(text_.size());
  }

 private:
  void finish_word(std::size_t end) {
    add(text_.substr(word_start_, end - word_start_), foreign_);
    foreign_ = false;
    length_ = 0;
  }

  void add(std::string_view piece, bool as_picture) {
    const char32_t code = as_picture ? g_table.code(piece) : 0;
    if (code != 0) {
      base::append_utf8(out_, code);
    } else {
      out_.append(piece);
    }
  }

  ImFont* face_;
  std::string_view text_;
  std::string& out_;
  std::size_t word_start_ = 0;
  int length_ = 0;        // of the word so far, in characters
  bool foreign_ = false;  // some letter of it is not in the face
};

// --- From right to left ---

constexpr std::string_view k_opening = "([{<", k_closing = ")]}>";

bool is_closing(char sign) {
  return k_closing.find(sign) != k_closing.npos;
}

char mirrored(char sign) {
  const std::size_t opening = k_opening.find(sign);
  if (opening != k_opening.npos) return k_closing[opening];
  const std::size_t closing = k_closing.find(sign);
  return closing != k_closing.npos ? k_opening[closing] : sign;
}

// --- Dear ImGui's side ---

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code_point) {
  return g_painter && code_point >= 0x80;
}

TextPicture paint(const ImFontConfig* source, const ImFontBaked* baked, char32_t code_point) {
  std::string letter;
  const std::string* piece = g_table.piece(code_point);
  if (!piece) {
    base::append_utf8(letter, code_point);
    piece = &letter;
  }
  const float em = baked->Size / k_face_height_em * baked->RasterizerDensity;
  return g_painter(*piece, em, source->FontLoaderFlags != 0);
}

// One of the two outputs is null: Dear ImGui asks for a large glyph's advance before the glyph.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar code_point, ImFontGlyph* glyph, float* advance) {
  if (!contains_glyph(atlas, source, code_point)) return false;
  const TextPicture picture = paint(source, baked, code_point);
  const float density = baked->RasterizerDensity;
  // Whole pixels: the next picture is then as crisp as this one.
  const float advance_x = std::round(picture.advance) / density;
  if (advance) {
    *advance = advance_x;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = advance_x;
  if (picture.width == 0 || picture.height == 0) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
  if (id == ImFontAtlasRectId_Invalid) return true;  // the atlas is full: leave a gap
  const auto place = [density](int pixels) { return static_cast<float>(pixels) / density; };
  const float baseline = std::round(baked->Ascent);  // as Dear ImGui places the face's own glyphs
  glyph->X0 = place(picture.left);
  glyph->Y0 = place(picture.top) + baseline;
  glyph->X1 = place(picture.left + picture.width);
  glyph->Y1 = place(picture.top + picture.height) + baseline;
  glyph->Visible = true;
  glyph->Colored = picture.colored;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id),
                                     picture.rgba.data(), ImTextureFormat_RGBA32,
                                     picture.width * 4);
  return true;
}

const ImFontLoader* loader() {
  static const ImFontLoader instance = [] {
    ImFontLoader made;
    made.Name = "headsup";
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &instance;
}

}  // namespace

void use_text_painter(TextPainter painter) {
  g_painter = painter;
}

void add_glyph_fallback(bool semibold) {
  ImFontConfig config;
  config.MergeMode = true;
  config.FontLoader = loader();
  config.FontLoaderFlags = semibold;
  std::snprintf(config.Name, sizeof config.Name, "The system's fonts");
  ImGui::GetIO().Fonts->AddFont(&config);
}

std::string_view encoded(ImFont* face, std::string_view text, std::string& storage) {
  bool ready = true;
  for (std::size_t at = 0; at < text.size() && ready;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint here = base::decode_utf8(text, at);
    ready = here.value == base::k_malformed || in_face(face, here.value);
    at += here.bytes;
  }
  if (ready) return text;
  storage.clear();
  Encoder(face, text, storage).run();
  return storage;
}

bool may_have_pictures(std::string_view line) {
  // The first byte of U+E000 and of all above it.
  return std::any_of(line.begin(), line.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) >= 0xEE; });
}

std::size_t run_bytes(std::string_view line) {
  const base::CodePoint first = base::decode_utf8(line, 0);
  std::size_t end = first.bytes;
  while (end < line.size()) {
    const base::CodePoint here = base::decode_utf8(line, end);
    if (is_private(here.value) != is_private(first.value)) break;
    end += here.bytes;
  }
  return end;
}

std::string in_visual_order(std::string_view line) {
  const auto from_right = [](char32_t code) {
    const std::string* piece = g_table.piece(code);
    return piece && base::is_right_to_left(base::decode_utf8(*piece, 0).value);
  };
  std::string seen;
  std::string run;      // words from right to left and what stands between them, from left to right
  std::string between;  // what belongs to the run if another such word follows
  const auto extend_run = [&run](std::string_view text) {
    for (char sign : text) run.insert(run.begin(), mirrored(sign));
  };
  const auto finish_run = [&] {
    // A bracket that was opened inside closes inside.
    const bool closes =
        !between.empty() && is_closing(between[0]) && run.find(between[0]) != run.npos;
    if (closes) extend_run(between.substr(0, 1));
    seen.append(run).append(between, closes ? 1 : 0);
    run.clear();
    between.clear();
  };
  for (std::size_t at = 0; at < line.size();) {
    const base::CodePoint here = base::decode_utf8(line, at);
    const std::string_view bytes = line.substr(at, here.bytes);
    if (from_right(here.value)) {
      extend_run(between);
      between.clear();
      run.insert(0, bytes);
    } else if (!run.empty() && here.value < 0x80 && !base::is_word_character(here.value)) {
      between += bytes;
    } else {
      finish_run();
      seen.append(bytes);
    }
    at += here.bytes;
  }
  finish_run();
  return seen;
}

}  // namespace headsup::ui
