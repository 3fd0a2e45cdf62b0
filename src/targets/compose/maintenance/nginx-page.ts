import { dirname, join } from "node:path/posix";
import { TargetError } from "../../../errors.ts";
import { nginxProblem, parseNginx, type Directive } from "../gateways/nginx-config.ts";
import { isNamedBy } from "./glob.ts";
import { begin, end, inserted, passHeader, type Notice } from "./notice.ts";

/** The file that an NGINX is started with when nothing names another. */
export const usualNginx = "/etc/nginx/nginx.conf";

/** Files that the usual one of an image includes among its servers; templates become such files when the container starts. */
const usualServers = [
  "/etc/nginx/conf.d/*.conf",
  "/etc/nginx/http.d/*.conf",
  "/etc/nginx/sites-enabled/*",
  "/etc/nginx/templates/*.conf.template",
];

/**
 * The files that change, by path, so that every HTTP server in them answers with the page; empty when none of them has a
 * server. `files` are those that we may change, `main` is the one that NGINX is started with. Throws `target.refused` for
 * what cannot be read.
 */
export function nginxWithPage(
  files: ReadonlyMap<string, string>,
  main: string,
  notice: Notice,
): ReadonlyMap<string, string> {
  const servers = [...serversIn(files, main)].filter(([, own]) => own.length > 0);
  return new Map(
    servers.map(([path, own], index) => {
      const text = files.get(path) ?? "";
      // What all servers use is written once, and may stand behind its use.
      const first = index === 0 ? [{ at: own[0]?.at ?? 0, text: pageVariables(notice.page) }] : [];
      const blocks = own.map(({ inside = 0 }) => ({ at: inside, text: serverBlock(notice) }));
      return [path, inserted(text, [...first, ...blocks])];
    }),
  );
}

type Level = "main" | "http";

/** By file, its `server` blocks of HTTP, found from the first file on as NGINX finds them. */
function serversIn(files: ReadonlyMap<string, string>, main: string): ReadonlyMap<string, readonly Directive[]> {
  const found = new Map<string, Directive[]>();
  const include = (pattern: string, level: Level) => {
    const whole = pattern.startsWith("/") ? pattern : join(dirname(main), pattern);
    for (const path of [...files.keys()].filter((each) => isNamedBy(whole, each)).sort()) read(path, level);
  };
  const walk = (directives: readonly Directive[], level: Level, own: Directive[]) => {
    for (const directive of directives) {
      const { name, args, block } = directive;
      if (name === "include") include(args[0] ?? "", level);
      else if (block === undefined) continue;
      else if (level === "main" && name === "http") walk(block, "http", own);
      else if (level === "http" && name === "server") own.push(directive);
    }
  };
  const read = (path: string, level: Level) => {
    if (found.has(path)) return;
    const text = files.get(path) ?? "";
    const problem = nginxProblem(text);
    if (problem !== undefined) throw unreadable(path, problem);
    const own: Directive[] = [];
    found.set(path, own);
    walk(parseNginx(text), level, own);
  };
  if (files.has(main)) read(main, "main");
  else for (const pattern of usualServers) include(pattern, "http");
  return found;
}

function unreadable(path: string, problem: string): TargetError {
  return new TargetError("target.refused", `${path}: ${problem}: no page can be put into it`);
}

/** A word of a configuration may have 4 KiB, with the backslashes. */
const mostInAWord = 1_500;

/** A value of `geo` is taken as it stands, where any other would have its dollars read as variables. */
function pageVariables(page: string): string {
  const lines = piecesOf(page).map((piece, index) => `geo $aip_deploy_page_${index + 1} { default ${quoted(piece)}; }`);
  return [begin, ...lines, end, ""].join("\n");
}

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / mostInAWord) }, (_, index) =>
    text.slice(index * mostInAWord, (index + 1) * mostInAWord),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

/**
 * What stands before everything else of a server: what it rewrites or redirects comes later. Its own page for 503 does too,
 * because of several for one status the first counts.
 */
function serverBlock({ page, retryAfterSeconds, pass, letsItself }: Notice): string {
  const body = piecesOf(page).map((_piece, index) => `$aip_deploy_page_${index + 1}`);
  const itself = letsItself ? [`if ($remote_addr ~ "^(?:::ffff:)?127\\.|^::1$") { set $aip_deploy_closed ""; }`] : [];
  const lines = [
    begin,
    "set $aip_deploy_closed yes;",
    ...itself,
    `if ($http_${passHeader.replaceAll("-", "_")} = "${pass}") { set $aip_deploy_closed ""; }`,
    "if ($aip_deploy_closed) { return 503; }",
    "error_page 503 @aip_deploy_maintenance;",
    "location @aip_deploy_maintenance {",
    "    types { }",
    "    default_type text/html;",
    "    charset utf-8;",
    `    add_header Retry-After ${retryAfterSeconds} always;`,
    "    add_header Cache-Control no-store always;",
    `    return 503 "${body.join("")}";`,
    "}",
    end,
  ];
  return `\n${lines.map((line) => `        ${line}\n`).join("")}`;
}
