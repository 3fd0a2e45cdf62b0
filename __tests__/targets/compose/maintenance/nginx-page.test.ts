import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { nginxProblem, parseNginx } from "../../../../src/targets/compose/gateways/nginx-config.ts";
import { nginxWithPage } from "../../../../src/targets/compose/maintenance/nginx-page.ts";
import { begin, end, type Notice } from "../../../../src/targets/compose/maintenance/notice.ts";
import { withoutBlocks } from "./blocks.ts";

const notice: Notice = { page: "<p>soon</p>", retryAfterSeconds: 600, pass: "abc", letsItself: true };
const main = "/etc/gateway/nginx.conf";

function closed(text: string, more: Record<string, string> = {}): ReadonlyMap<string, string> {
  return nginxWithPage(new Map(Object.entries({ [main]: text, ...more })), main, notice);
}

/** How many servers show the page, and how often it is written. */
function counted(text = ""): { servers: number; pages: number } {
  return { servers: text.split("if ($aip_deploy_closed)").length - 1, pages: text.split("geo $").length - 1 };
}

test("the block stands before everything else of a server, and the page before the first one", () => {
  expect(closed("http {\n    server {\n        listen 80;\n    }\n}\n").get(main)).toBe(`http {
    # aip-deploy: maintenance, begin
geo $aip_deploy_page_1 { default "<p>soon</p>"; }
# aip-deploy: maintenance, end
server {
        # aip-deploy: maintenance, begin
        set $aip_deploy_closed yes;
        if ($remote_addr ~ "^(?:::ffff:)?127\\.|^::1$") { set $aip_deploy_closed ""; }
        if ($http_x_aip_deploy_pass = "abc") { set $aip_deploy_closed ""; }
        if ($aip_deploy_closed) { return 503; }
        error_page 503 @aip_deploy_maintenance;
        location @aip_deploy_maintenance {
            types { }
            default_type text/html;
            charset utf-8;
            add_header Retry-After 600 always;
            add_header Cache-Control no-store always;
            return 503 "$aip_deploy_page_1";
        }
        # aip-deploy: maintenance, end

        listen 80;
    }
}
`);
});

describe("where servers are found", () => {
  test.each<[string, string, number]>([
    ["two in one line", "http { server { listen 1; } server { listen 2; } }", 2],
    ["none in a comment", "http { # server { listen 1; }\n server { listen 2; } }", 1],
    ["none in a quoted word", `http { log_format a "server { listen 1; }"; server { listen 2; } }`, 1],
    ["none in a word with a quote in it", 'http { map $a $b { a"b 1; } server { listen 2; } }', 1],
    ["behind an escaped quote", String.raw`http { add_header A "\"{ server {"; server { listen 2; } }`, 1],
    ["behind a variable in braces", "http { map $a ${b} { default ${a}; } server { listen ${PORT}; } }", 1],
    ["no server of an upstream", "http { upstream a { server web:1; } server { listen 2; } }", 1],
    ["none that is no HTTP", "stream { server { listen 1; } } mail { server { listen 3; } } http { server { } }", 1],
    ["with a hash within a word", "http { server_names_hash_bucket_size 64; map $a $b { a#b 1; } server { } }", 1],
  ])("%s", (_name, text, servers) => {
    expect(counted(closed(text).get(main))).toEqual({ servers, pages: 1 });
  });

  test("in included files, from where NGINX would read them, and the page once", () => {
    const more = {
      "/etc/gateway/sites/b.conf": "server { listen 2; }",
      "/etc/gateway/sites/a.conf": "server { listen 1; } include more;",
      "/etc/gateway/more": "server { listen 3; }",
      "/etc/gateway/sites/.hidden.conf": "server { listen 4; }",
      "/etc/gateway/sites/notes.txt": "server { listen 5; }",
      "/etc/gateway/tcp.conf": "server { listen 6; }",
    };
    const found = closed("http { include sites/*.conf; }\nstream { include tcp.conf; }", more);
    expect([...found].map(([path, text]) => [path, counted(text)])).toEqual([
      ["/etc/gateway/sites/a.conf", { servers: 1, pages: 1 }],
      ["/etc/gateway/more", { servers: 1, pages: 0 }],
      ["/etc/gateway/sites/b.conf", { servers: 1, pages: 0 }],
    ]);
  });

  test("among the files that an image's own configuration includes", () => {
    const files = new Map([
      ["/etc/nginx/conf.d/default.conf", "server { listen 80; }"],
      ["/etc/nginx/snippets/tls.conf", "ssl_protocols TLSv1.3;"],
    ]);
    expect([...nginxWithPage(files, "/etc/nginx/nginx.conf", notice).keys()]).toEqual([
      "/etc/nginx/conf.d/default.conf",
    ]);
  });

  test("nowhere, in files without one", () => {
    expect(closed("events { }", { "/srv/index.html": "<p>server { }</p>" }).size).toBe(0);
  });

  test("not in a file that includes itself for ever", () => {
    expect(counted(closed("http { include *.conf; server { } }").get(main))).toEqual({ servers: 1, pages: 1 });
  });
});

test.each([
  ["http { server {", "a block in it does not end"],
  ["events { }\n}", "line 2 closes a block that nobody opened"],
  ['http {\n  log_format a "b;\n}\n', "line 2 has a quote that does not end"],
  ["http { server { location / {\n content_by_lua_block { ngx.say('}') } } } }", "line 2 has Lua in it"],
])("%j is not touched", (text, problem) => {
  expect(nginxProblem(text)).toBe(problem);
  expect(() => closed(text)).toThrow(
    expect.objectContaining({ code: "target.refused", message: `${main}: ${problem}: no page can be put into it` }),
  );
});

/** Configurations with everything in them that can be taken for something else. */
const words = fc.constantFrom(
  ...["a", "$uri", "${uri}", "'}'", '"{ server {"', String.raw`"\"{"`, "a#b", "x'y", String.raw`\;`, "~^/a", '"#"'],
);
const directives: fc.Arbitrary<string> = fc.letrec<{ one: string; many: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => `${all.join(" ")};`),
    fc.constantFrom("# server { }\n", "#\n", "\r\n\t"),
    fc.tuple(fc.constantFrom("server", "http", "location /", "stream"), tie("many")).map(([n, b]) => `${n} {${b}}`),
  ),
  many: fc.array(tie("one"), { maxLength: 4 }).map((all) => all.join("\n")),
})).many;

test("on and off again gives the same bytes, and nothing but blocks is added", () => {
  fc.assert(
    fc.property(directives, fc.string({ unit: "binary", maxLength: 5_000 }), (inside, page) => {
      const text = `http {${inside}}`;
      const own = { ...notice, page: Buffer.from(page).toString("latin1") };
      const found = nginxWithPage(new Map([[main, text]]), main, own).get(main) ?? text;
      expect(withoutBlocks(found)).toBe(text);
      expect(nginxProblem(found)).toBeUndefined();
      const servers = httpServers(text);
      expect(found.split("location @aip_deploy_maintenance").length - 1).toBe(servers);
    }),
  );
});

function httpServers(text: string): number {
  const blocks = parseNginx(text).flatMap(({ name, block }) => (name === "http" ? (block ?? []) : []));
  return blocks.filter(({ name, block }) => name === "server" && block !== undefined).length;
}

test("no word is longer than NGINX reads, and together they are the page", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("\\", '"', "$", "ä", "x", "\n"), minLength: 1, maxLength: 9_000 }),
      (page) => {
        const bytes = Buffer.from(page).toString("latin1");
        const found = nginxWithPage(new Map([[main, "http { server { } }"]]), main, { ...notice, page: bytes });
        const written = [...(found.get(main) ?? "").matchAll(/^geo \$\w+ \{ default ("(?:\\[^]|[^"\\])*"); \}$/gm)];
        expect(Math.max(...written.map(([, word = ""]) => word.length))).toBeLessThan(4_096);
        const read = written.map(([, word = ""]) => word.slice(1, -1).replaceAll(/\\(["\\])/g, "$1")).join("");
        expect(read).toBe(bytes);
      },
    ),
  );
});

test("the marks are comments", () => {
  expect([begin, end].every((mark) => parseNginx(`${mark}\n`).length === 0)).toBe(true);
});
