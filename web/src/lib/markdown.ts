import MarkdownIt from "markdown-it";

// `html: false` shows tags as text, and markdown-it refuses javascript:, vbscript:, file: and most data: links by itself:
// what a person typed can never become an element we did not choose.
const parser = new MarkdownIt("commonmark", { html: false, linkify: false, breaks: true })
  .enable("strikethrough")
  .disable("image");

parser.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet("target", "_blank");
  tokens[index]?.attrSet("rel", "noopener noreferrer nofollow");
  return self.renderToken(tokens, index, options);
};

/** A comment's Markdown as safe HTML. */
export function markdown(text: string): string {
  return parser.render(text);
}
