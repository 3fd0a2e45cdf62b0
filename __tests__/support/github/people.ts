import { api, asUser, notFound, parameter, type Operations } from "./part.ts";

export type Access = "admin" | "write" | "read" | "none";

/** Who may do what in the repository, and which teams there are. */
export function peoplePart() {
  const access = new Map<string, Access>();
  const teams = new Map<string, readonly string[]>();
  const operations: Operations = {
    "repos/get-collaborator-permission-level": (context) => {
      const login = parameter(context, "username");
      const permission = access.get(login.toLowerCase());
      if (permission === undefined) return notFound;
      const may = { pull: true, push: permission === "write" || permission === "admin", admin: permission === "admin" };
      const user = { ...asUser(login), role_name: permission, permissions: may };
      return { status: 200, body: { permission, role_name: permission, user } };
    },
    "repos/check-collaborator": (context) =>
      access.has(parameter(context, "username").toLowerCase()) ? { status: 204 } : notFound,
    "teams/get-membership-for-user-in-org": (context) => {
      const [org, slug, login] = ["org", "team_slug", "username"].map((name) => parameter(context, name));
      const members = teams.get(`${org}/${slug}`.toLowerCase()) ?? [];
      if (!members.includes((login ?? "").toLowerCase())) return notFound;
      return { status: 200, body: { url: `${api}/memberships/${login}`, role: "member", state: "active" } };
    },
  };
  return {
    operations,
    /** Gives somebody access; everybody else is a stranger. */
    collaborator: (login: string, permission: Access) => access.set(login.toLowerCase(), permission),
    team: (name: string, members: readonly string[]) =>
      teams.set(
        name.toLowerCase(),
        members.map((login) => login.toLowerCase()),
      ),
  };
}
