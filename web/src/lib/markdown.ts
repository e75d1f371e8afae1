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

const CALL = /@\[([^\]\n]{1,200})\]\((account|department|member):[0-9a-f-]{36}\)/uy;

// Before links are looked for: whom a note calls is no address.
parser.inline.ruler.before("link", "call", (state, silent) => {
  CALL.lastIndex = state.pos;
  const found = CALL.exec(state.src);
  if (!found) return false;
  if (!silent) {
    const token = state.push("call", "span", 0);
    token.content = found[1] ?? "";
    token.info = found[2] ?? "";
  }
  state.pos = CALL.lastIndex;
  return true;
});
parser.renderer.rules.call = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  return `<span data-call="${info}">@${parser.utils.escapeHtml(content)}</span>`;
};

/** A comment's Markdown as safe HTML. */
export function markdown(text: string): string {
  return parser.render(text);
}
