/** What a gateway answers instead of the app, and who is let through all the same. */
export type Notice = {
  /** A whole page of HTML; a letter for each byte where files are, too. */
  readonly page: string;
  readonly retryAfterSeconds: number;
  /** Letters and digits; a request that carries it in `passHeader` is let through. */
  readonly pass: string;
  /** Requests from within the gateway's own container are let through, such as those of its health check. */
  readonly letsItself: boolean;
};

/** Where a request carries the pass, in small letters. */
export const passHeader = "x-aip-deploy-pass";

/** The variable by which tests and commands that check an environment are told the pass. */
export const passVariable = "AIP_DEPLOY_PASS";

export const begin = "# aip-deploy: maintenance, begin";
export const end = "# aip-deploy: maintenance, end";

/** The text with others put in; places are those of the text as it is given. */
export function inserted(text: string, insertions: readonly { readonly at: number; readonly text: string }[]): string {
  const sorted = [...insertions].sort((left, right) => left.at - right.at);
  const parts = sorted.map((each, index) => each.text + text.slice(each.at, sorted[index + 1]?.at));
  return text.slice(0, sorted[0]?.at) + parts.join("");
}
