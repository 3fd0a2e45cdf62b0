/** The environment of one pull request: made like another environment, apart from everything that this one has. */
import type { CheckConfig, Config, EnvironmentConfig, PreviewsConfig } from "./config.ts";
import { interpolate } from "./interpolate.ts";

/** How many host ports each preview has for itself. */
export const portsOfPreview = 20;

/** The row of the ledger that knows which previews there are. */
export const previewsRow = "previews";

export function previewName(number: number): string {
  return `pr-${number}`;
}

/** The pull request whose preview has this name; `undefined` when it is no preview's. */
export function previewNumber(name: string): number | undefined {
  const digits = /^pr-(?<digits>[1-9]\d{0,8})$/.exec(name)?.groups?.["digits"];
  return digits === undefined ? undefined : Number(digits);
}

/** The address; without a port `${PORT}` stays in it. */
export function previewUrl(
  url: string | undefined,
  { number, port }: { readonly number: number; readonly port?: number },
): string | undefined {
  return url === undefined ? undefined : filled(url, number, port);
}

/**
 * The preview as an environment that takes the same path as every other. Nothing of it is ever approved or promoted, so
 * it has no gates; checks that name an address of their own would look at the other environment and are left out.
 */
export function previewEnvironment(
  { app, environments }: Pick<Config, "app" | "environments">,
  previews: PreviewsConfig,
  { number, slot = 0 }: { readonly number: number; readonly slot?: number },
): EnvironmentConfig | undefined {
  const base = environments.find(({ name }) => name === previews.from);
  if (base === undefined) return undefined;
  const { url: _address, ...like } = base;
  const name = previewName(number);
  const url = previewUrl(previews.url, { number });
  const own = Object.entries(previews.variables).map(([key, value]) => [key, filled(value, number)] as const);
  return {
    ...like,
    name,
    branch: `refs/pull/${number}/head`,
    project: `${app}-${name}`,
    gates: { requires: [], soakSeconds: 0, freeze: [] },
    checks: base.checks.filter(isAboutItself),
    variables: { ...base.variables, ...Object.fromEntries(own), PREVIEW: name, PR: String(number) },
    apart: { firstPort: previews.firstPort + slot * portsOfPreview, ports: portsOfPreview },
    ...(url === undefined ? {} : { url }),
  };
}

function isAboutItself(check: CheckConfig): boolean {
  return check.kind === "command" || (check.kind === "http" && check.url.startsWith("/"));
}

function filled(text: string, number: number, port?: number): string {
  const known = {
    PREVIEW: previewName(number),
    PR: String(number),
    PORT: port === undefined ? "${PORT}" : String(port),
  };
  return interpolate(text, known).text;
}
