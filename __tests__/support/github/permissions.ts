/** What a token may do, by the names that a job's `permissions:` has. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

const areas: readonly (readonly [pattern: RegExp, permission: string])[] = [
  [/\/(issues|labels)(\/|$)/, "issues"],
  [/\/pulls(\/|$)/, "pull-requests"],
  [/\/(git|branches|commits|compare)(\/|$)/, "contents"],
  [/\/deployments(\/|$)/, "deployments"],
  [/\/(environments|actions)(\/|$)/, "actions"],
  // No job can give this one: a token of the run never sees who is in a team.
  [/^\/orgs\//, "members"],
];

/** What the request needs and the token lacks, as GitHub writes it; everybody may read who has which access. */
export function missingPermission(given: Permissions, method: string, path: string): string | undefined {
  const [, permission] = areas.find(([pattern]) => pattern.test(path)) ?? [];
  if (permission === undefined) return undefined;
  const needed = method === "GET" ? "read" : "write";
  const has = given[permission];
  const isEnough = has === "write" || (has === "read" && needed === "read");
  return isEnough ? undefined : `${permission.replace("-", "_")}=${needed}`;
}
