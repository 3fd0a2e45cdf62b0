import type { Context } from "openapi-backend";

export type Answer = { readonly status: number; readonly body?: unknown };

export type Operation = (context: Context) => Answer;

/** The operations of one part of GitHub, by their ids in GitHub's description. */
export type Operations = Readonly<Record<string, Operation>>;

export const notFound: Answer = { status: 404, body: { message: "Not Found" } };
export const invalid: Answer = { status: 422, body: { message: "Validation Failed", errors: [] } };

/** Where the fake's pages and its API would be. */
export const site = "https://github.example/octo/app";
export const api = "https://api.github.example/repos/octo/app";

/** Nothing of it is asked by time, so every record may have the same. */
export const moment = "2026-11-23T12:00:00Z";

export function parameter({ request }: Context, name: string): string {
  return decodeURIComponent(String((request.params as Record<string, string | string[]>)[name] ?? ""));
}

export function queried({ request }: Context, name: string): string | undefined {
  const value = (request.query as Record<string, string | string[] | undefined>)[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The page that was asked for. */
export function paged<T>(all: readonly T[], context: Context): T[] {
  const size = Number(queried(context, "per_page") ?? 30);
  const page = Number(queried(context, "page") ?? 1);
  return all.slice((page - 1) * size, page * size);
}

/** A person, an app or a robot as GitHub shows them. */
export function asUser(login: string) {
  const page = `https://api.github.example/users/${login}`;
  const id = Number.parseInt(Buffer.from(login).toString("hex").slice(0, 8), 16);
  return {
    ...{ login, id, node_id: `U_${id}`, gravatar_id: "", site_admin: false },
    type: login.endsWith("[bot]") ? "Bot" : "User",
    ...{ avatar_url: `${page}/avatar`, html_url: `https://github.example/${login}`, url: page },
    ...{ followers_url: `${page}/followers`, following_url: `${page}/following`, gists_url: `${page}/gists` },
    ...{ starred_url: `${page}/starred`, subscriptions_url: `${page}/subscriptions`, repos_url: `${page}/repos` },
    ...{ organizations_url: `${page}/orgs`, events_url: `${page}/events` },
    received_events_url: `${page}/received_events`,
  };
}
