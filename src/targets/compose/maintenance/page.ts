import { UsageError } from "../../../errors.ts";

/** More than any page has that needs nothing from elsewhere. */
const mostBytes = 128 * 1024;

/** What people are shown when nobody wrote a page; `message` is taken as text. */
export function usualPage(message = "We are working on it. Please try again in a few minutes."): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Back soon</title>
    <style>
      :root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; text-align: center; }
      main { max-width: 34rem; padding: 2rem; }
      h1 { margin: 0 0 0.5rem; font-size: 2rem; }
      p { margin: 0; opacity: 0.8; white-space: pre-line; }
    </style>
  </head>
  <body>
    <main>
      <h1>Back soon</h1>
      <p>${escaped(message)}</p>
    </main>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A page that somebody wrote, from the bytes of its file. Throws `UsageError`. */
export function writtenPage(file: string, content: Uint8Array): string {
  if (content.length > mostBytes) {
    throw new UsageError(`page: ${file} has ${content.length} bytes, at most ${mostBytes} can be shown`, {
      hint: "Leave pictures out of it, or have it load them from elsewhere.",
    });
  }
  const text = decoded(content);
  if (text === undefined || text.trim() === "" || text.includes("\0")) {
    throw new UsageError(`page: ${file} must be a page of HTML in UTF-8`, {
      hint: "Without --page there is a plain one.",
    });
  }
  return text;
}

function decoded(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
