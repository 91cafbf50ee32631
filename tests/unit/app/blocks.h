// Reading a document as its reader does: its blocks by kind, those of columns too.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "app/content/document.h"

namespace headsup::test {

inline void each_block(const app::Document& document,
                       const std::function<void(const app::Block&)>& visit) {
  for (const app::Block& block : document.blocks) {
    visit(block);
    if (const auto* split = std::get_if<app::Split>(&block)) {
      for (const app::Document& column : split->columns) each_block(column, visit);
    }
  }
}

template <class Kind>
std::vector<Kind> all(const app::Document& document) {
  std::vector<Kind> found;
  each_block(document, [&](const app::Block& block) {
    if (const auto* kind = std::get_if<Kind>(&block)) found.push_back(*kind);
  });
  return found;
}

// With its numbers in their places.
inline std::string read_out(const app::Sentence& sentence) {
  const std::vector<std::string> parts = sentence.parts();
  std::string text = parts[0];
  for (std::size_t i = 0; i < sentence.numbers.size(); ++i) {
    text += sentence.numbers[i].value + parts[i + 1];
  }
  return text;
}

// What it says in sentences, with numbers to drag or without.
inline std::vector<std::string> sentences(const app::Document& document) {
  std::vector<std::string> texts;
  for (const auto& block : all<app::Paragraph>(document)) texts.push_back(block.text);
  for (const auto& block : all<app::Sentence>(document)) texts.push_back(read_out(block));
  return texts;
}

}  // namespace headsup::test
