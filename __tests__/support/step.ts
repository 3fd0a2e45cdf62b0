import type { Step } from "../../src/report/github/step.ts";

/** A step that keeps what it is told, one line each. */
export function linesStep(): Step & { readonly lines: string[] } {
  const lines: string[] = [];
  const keeping = (word: string) => (text: string) => {
    lines.push(`${word} ${text}`);
  };
  return {
    lines,
    say: keeping("say"),
    debug: keeping("debug"),
    openGroup: keeping("open"),
    closeGroup: () => {
      lines.push("close");
    },
    annotate: ({ level, message }) => {
      lines.push(`${level} ${message}`);
    },
    hide: keeping("hide"),
    output: (name, value) => {
      lines.push(`output ${name}=${value}`);
    },
    keep: (name, value) => {
      lines.push(`keep ${name}=${value}`);
    },
    summarise: (render) => {
      lines.push(`summary ${render(1000)}`);
      return Promise.resolve();
    },
  };
}
