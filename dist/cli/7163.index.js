export const id = 7163;
export const ids = [7163];
export const modules = {

/***/ 6000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ commandCheck),
/* harmony export */   s: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2048);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);


/** Holds when the program exits with 0; one that does not end in time has failed, one that cannot start is an error. */
function commandCheck(config, { runner, clock, cwd, env }) {
    return { name: config.name, evaluate };
    async function evaluate(signal) {
        const started = clock.now().getTime();
        const [program = "", ...args] = config.command;
        const base = () => ({ name: config.name, seconds: (clock.now().getTime() - started) / 1000 });
        try {
            const line = { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5)(program, args), cwd, env };
            await runner.run(line, { signal, timeoutMs: config.timeoutSeconds * 1000 });
            return { ...base(), outcome: "succeeded", detail: `${config.command.join(" ")} ended with 0` };
        }
        catch (error) {
            return { ...base(), outcome: outcomeOf(error), detail: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
        }
    }
}
/** What a command that did not end well says about the thing that it checks. */
function outcomeOf(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        return "errored";
    if (error.code === "command.cancelled")
        return "cancelled";
    return error.code === "command.missing" ? "errored" : "failed";
}


/***/ }),

/***/ 6480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ commandTests),
/* harmony export */   n: () => (/* binding */ judgeTests)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2048);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6000);





const name = "integration tests";
/**
 * One verdict from how the test program ended and what its report says. A program that ends well with a report of failed
 * tests, of no test at all, or without the report that was asked for, is not taken for a success.
 */
async function judgeTests(ran, wantsReport) {
    // Only who has a report waits for the XML parser.
    const tests = ran.junit === undefined ? undefined : (await Promise.all(/* import() */[__webpack_require__.e(9800), __webpack_require__.e(2649)]).then(__webpack_require__.bind(__webpack_require__, 2649))).parseJunit(ran.junit);
    const base = { name, seconds: ran.seconds, ...(tests === undefined ? {} : { tests }) };
    if (tests !== undefined && tests.failed > 0)
        return { ...base, outcome: "failed", detail: count(tests) };
    if (ran.ended !== "succeeded")
        return { ...base, outcome: ran.ended, detail: ran.said };
    if (wantsReport && tests === undefined) {
        const detail = ran.junit === undefined ? "the tests wrote no JUnit report" : "the tests' report is no JUnit XML";
        return { ...base, outcome: "errored", detail };
    }
    if (tests !== undefined && tests.passed === 0)
        return { ...base, outcome: "failed", detail: "no test ran" };
    return { ...base, outcome: "succeeded", detail: tests === undefined ? "ended with 0" : count(tests) };
}
function count({ passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
/** Integration tests that are a command in the checkout; ones that are a Compose service belong to the target. */
function commandTests(config, { runner, clock, cwd, env }) {
    return { name, evaluate };
    async function evaluate(signal) {
        const report = config.junit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cwd, config.junit);
        // A report that an earlier run left behind must not speak for this one.
        if (report !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(report, { force: true });
        const started = clock.now().getTime();
        const [program = "", ...args] = config.run.command;
        const options = { signal, timeoutMs: config.timeoutSeconds * 1000 };
        const ended = await runner.run({ ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_4__/* .command */ .G5)(program, args), cwd, env }, options).then(() => ({ ended: "succeeded", said: "ended with 0" }), (error) => ({ ended: (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .s)(error), said: lastWords(error) }));
        const junit = report === undefined ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(report, "utf8").catch(() => undefined);
        const seconds = (clock.now().getTime() - started) / 1000;
        return await judgeTests({ ...ended, seconds, junit }, report !== undefined);
    }
}
function lastWords(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd)
        return error.message;
    return String(error);
}


/***/ }),

/***/ 2048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   __: () => (/* binding */ each),
/* harmony export */   aB: () => (/* binding */ toShell),
/* harmony export */   uK: () => (/* binding */ option)
/* harmony export */ });
/** `undefined` and `false` vanish; an empty string stays, because dropping it would make the flag before it swallow the next. */
function command(program, ...args) {
    return { program, args: flatten(args) };
}
/** The flag once for each value. */
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
/** The flag with its value, or nothing when there is no value. */
function option(flag, value) {
    return value === undefined ? undefined : [flag, value];
}
function flatten(args) {
    return args.flatMap((arg) => {
        if (arg === undefined || arg === false)
            return [];
        return typeof arg === "string" ? [arg] : flatten(arg);
    });
}
/** The command as one line that a POSIX shell reads back word for word; environment and stdin are left out. */
function toShell(command) {
    return [command.program, ...command.args].map(quote).join(" ");
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 7228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   RZ: () => (/* binding */ doubleDollars),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Zm: () => (/* binding */ withoutPlaceholders),
/* harmony export */   k5: () => (/* binding */ singleDollars),
/* harmony export */   qf: () => (/* binding */ placeholder)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** A dash cannot occur in a variable's name, so that where one placeholder ends is never a question. */
const pattern = /__aip-secret-([A-Za-z_][A-Za-z0-9_]*)-__/g;
/** What stands in a model for the secret's value until the target is reached. */
function placeholder(name) {
    return `__aip-secret-${name}-__`;
}
/** The names of the secrets that the value refers to at any depth, sorted, each once. */
function secretsIn(value) {
    const names = new Set();
    mapStrings(value, (text) => {
        for (const [, name] of text.matchAll(pattern))
            names.add(name ?? "");
        return text;
    });
    return [...names].sort();
}
/** The text with every placeholder taken out. */
function withoutPlaceholders(text) {
    return text.replaceAll(pattern, "");
}
/** The value with every placeholder replaced; never to be stored or shown. Throws `secret.missing`. */
function fill(value, secrets) {
    return mapStrings(value, (text) => text.replace(pattern, (_whole, name) => {
        const secret = secrets.get(name);
        if (secret === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SecretError */ .JA("secret.missing", `secret ${name} has no value`);
        return secret.reveal();
    }));
}
/** The value as Compose must read it to get this very value back: Compose takes a single `$` for a variable. */
function doubleDollars(value) {
    return mapStrings(value, (text) => text.replaceAll("$", () => "$$"));
}
/** What a value that Compose printed is. */
function singleDollars(value) {
    return mapStrings(value, (text) => text.replaceAll("$$", () => "$"));
}
function mapStrings(value, change) {
    if (typeof value === "string")
        return change(value);
    if (Array.isArray(value))
        return value.map((each) => mapStrings(each, change));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]));
}


/***/ }),

/***/ 8674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ gatewayKinds),
/* harmony export */   W: () => (/* binding */ hookNames)
/* harmony export */ });
/** What a person's own commands may stand around, in the order in which they run. */
const hookNames = ["before-deploy", "before-switch", "after-switch", "after-deploy", "on-failure"];
const gatewayKinds = ["nginx", "haproxy", "caddy", "traefik"];


/***/ }),

/***/ 4990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ conventionalComposeFiles),
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   B2: () => (/* binding */ conventionalEnvFiles),
/* harmony export */   GK: () => (/* binding */ overrideFiles),
/* harmony export */   TJ: () => (/* binding */ families),
/* harmony export */   X7: () => (/* binding */ conventionalEnvironments),
/* harmony export */   XT: () => (/* binding */ conventionalOverlay),
/* harmony export */   aJ: () => (/* binding */ ownFiles),
/* harmony export */   aN: () => (/* binding */ anyApproval),
/* harmony export */   bg: () => (/* binding */ otherBaseFiles),
/* harmony export */   cK: () => (/* binding */ baseFile),
/* harmony export */   d$: () => (/* binding */ conventionalBranch),
/* harmony export */   i2: () => (/* binding */ overlaysFolder),
/* harmony export */   jT: () => (/* binding */ suffixOf),
/* harmony export */   ke: () => (/* binding */ overlayOf),
/* harmony export */   lI: () => (/* binding */ conventionalAssent),
/* harmony export */   yR: () => (/* binding */ slug),
/* harmony export */   z0: () => (/* binding */ conventionalRequires)
/* harmony export */ });
/** The first suffix that has a file wins. */
const suffixes = {
    dev: ["dev", "development"],
    staging: ["staging", "stage"],
    production: ["prod", "production"],
};
const branches = { dev: "develop", staging: "staging", production: "main" };
const families = ["dev", "staging", "production"];
/** Compose's own order of preference, and last the name that some give to a file that is only a base. */
const baseFiles = [
    "compose.yaml",
    "compose.yml",
    "docker-compose.yml",
    "docker-compose.yaml",
    "docker-compose.base.yml",
    "docker-compose.base.yaml",
    "compose.base.yaml",
    "compose.base.yml",
];
const overridePattern = /^(?:docker-)?compose\.override\.ya?ml$/;
/** Which of the three usual environments a name stands for, if any. */
function familyOf(environment) {
    return families.find((family) => family === environment || suffixes[family].includes(environment));
}
function conventionalBranch(environment) {
    const family = familyOf(environment);
    return family === undefined ? undefined : branches[family];
}
function baseFile(files) {
    return baseFiles.find((name) => files.includes(name));
}
/** Other files that could be the base; Compose would look at them only if the first were not there. */
function otherBaseFiles(files) {
    return baseFiles.filter((name) => files.includes(name)).slice(1);
}
/** Files that Compose merges by itself when it is called without `-f`; meant for a developer's machine. */
function overrideFiles(files) {
    return files.filter((name) => overridePattern.test(name));
}
function overlayOf(environment, files) {
    return overlayNames(environment).find((name) => files.includes(name));
}
/** The files that are there for this environment alone. */
function ownFiles(environment, files) {
    return [...overlayNames(environment), ...envFileNames(environment)].filter((name) => files.includes(name));
}
function conventionalComposeFiles(environment, files) {
    return [baseFile(files), overlayOf(environment, files)].filter((name) => name !== undefined);
}
function conventionalEnvFiles(environment, files) {
    const name = [...envFileNames(environment), ".env"].find((file) => files.includes(file));
    return name === undefined ? [] : [name];
}
/** The folder with the environment's kustomization, whether it is there or not; `overlays` are those that are. */
function conventionalOverlay(environment, overlays) {
    const suffix = suffixesOf(environment).find((each) => overlays.includes(each)) ?? suffixOf(environment);
    return `${overlaysFolder}/${suffix}`;
}
/** Where the overlays of the environments are. */
const overlaysFolder = "k8s/overlays";
/** What files and namespaces of the environment end in, for example `prod`. */
function suffixOf(environment) {
    return suffixesOf(environment)[0] ?? environment;
}
/** Those of dev, staging and production that have a file of their own; with nothing but a base file: production. */
function conventionalEnvironments(files) {
    const own = families.filter((family) => ownFiles(family, files).length > 0);
    return own.length > 0 || baseFile(files) === undefined ? own : ["production"];
}
/** The nearest of the usual environments before this one. */
function conventionalRequires(environment, all) {
    const family = familyOf(environment);
    if (family === undefined)
        return [];
    const earlier = families.slice(0, families.indexOf(family)).reverse();
    const nearest = earlier.map((one) => all.find((name) => familyOf(name) === one)).find((name) => name !== undefined);
    return nearest === undefined ? [] : [nearest];
}
/** An approval of which nothing is said but that it is needed. */
const anyApproval = { by: [], count: 1, authors: "refuse", expiresSeconds: 7 * 86_400 };
/** Production needs a person's word about what ran on staging, and a person's yes. */
function conventionalAssent(environment, requires) {
    if (familyOf(environment) !== "production")
        return {};
    const tried = requires.some((name) => familyOf(name) === "staging");
    return { ...(tried ? { signOff: { by: [] } } : {}), approval: anyApproval };
}
/** A name that can stand in image names: lower case, digits and dashes. */
function slug(name) {
    const slugged = name
        .normalize("NFKD")
        .replaceAll(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-+|-+$/g, "");
    return slugged === "" ? "app" : slugged;
}
function overlayNames(environment) {
    return suffixesOf(environment).flatMap((suffix) => ["docker-compose", "compose"].flatMap((stem) => [`${stem}.${suffix}.yml`, `${stem}.${suffix}.yaml`]));
}
function envFileNames(environment) {
    return suffixesOf(environment).map((suffix) => `.env.${suffix}`);
}
function suffixesOf(environment) {
    const family = familyOf(environment);
    return family === undefined ? [environment] : suffixes[family];
}


/***/ }),

/***/ 6804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ lengthOfTime),
/* harmony export */   T: () => (/* binding */ secondsOf)
/* harmony export */ });
/** A length of time as it is written everywhere: `90s`, `10m`, `1h30m`, `2d`. */
const lengthOfTime = /^(?:\d+[dhms])+$/;
const seconds = { s: 1, m: 60, h: 3600, d: 86_400 };
/** The seconds of a text that is a `lengthOfTime`. */
function secondsOf(duration) {
    return [...duration.matchAll(/(\d+)([dhms])/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (seconds[unit ?? "s"] ?? 1), 0);
}


/***/ }),

/***/ 9913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ interpolate),
/* harmony export */   q: () => (/* binding */ placeholder)
/* harmony export */ });
const placeholder = /(\$?)\$\{([^}]*)\}/g;
/** The text with each `${NAME}` replaced and `$${` as a plain `${`; `missing` names those that have no value. */
function interpolate(text, variables) {
    const missing = [];
    const replaced = text.replace(placeholder, (whole, escape, name) => {
        if (escape !== "")
            return whole.slice(1);
        const value = variables[name];
        if (value === undefined)
            missing.push(name);
        return value ?? whole;
    });
    return { text: replaced, missing };
}


/***/ }),

/***/ 3625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   Js: () => (/* binding */ readyOf),
/* harmony export */   Tj: () => (/* binding */ sources),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   v5: () => (/* binding */ timedCommand)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/* harmony import */ var _interpolate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9913);
/* harmony import */ var _shell_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9592);
/* harmony import */ var _terms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9513);




function list(written) {
    return Array.isArray(written) ? written : [written];
}
/** The text with `${NAME}` replaced; a name without a value is reported. */
function replaced(text, path, { variables, report }) {
    const result = (0,_interpolate_js__WEBPACK_IMPORTED_MODULE_2__/* .interpolate */ .G)(text, variables);
    for (const name of result.missing) {
        report({ path, message: `\${${name}} has no value`, hint: `set the environment variable ${name}` });
    }
    return result.text;
}
/** The words of a command; a line that needs a shell is reported, and so is a command without a program. */
function wordsOf(written, path, report) {
    if (typeof written !== "string") {
        if (written[0]?.trim() === "")
            report({ path, message: "the command is empty" });
        return written;
    }
    const split = (0,_shell_words_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWords */ .C)(written);
    if ("words" in split)
        return split.words;
    report({ path, message: split.problem, hint: 'write the command as a list; with a shell: [sh, -c, "…"]' });
    return [];
}
/** A command and how long it may take, whether it was written alone or in a map; `options` knows the usual time. */
function timedCommand(written, options, path, report) {
    const isShort = typeof written === "string" || Array.isArray(written);
    const { command, timeout } = isShort ? options.parse({ command: written }) : written;
    const at = isShort ? path : [...path, "command"];
    return { command: wordsOf(command, at, report), timeoutSeconds: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(timeout) };
}
/** Where each secret comes from; a name alone is an environment variable too. */
function sources(written) {
    if (Array.isArray(written)) {
        return Object.fromEntries(written.map((name) => [name, { kind: "environment", variable: name }]));
    }
    return Object.fromEntries(Object.entries(written).map(([name, { env, file }]) => [
        name,
        file === undefined ? { kind: "environment", variable: env ?? name } : { kind: "file", file },
    ]));
}
function readyOf(written, path, report) {
    if (Array.isArray(written))
        return { kind: "command", command: written };
    const { http, status } = typeof written === "string" ? { http: written, status: _terms_js__WEBPACK_IMPORTED_MODULE_1__/* .goodStatus */ .Or } : written;
    const { protocol, port, rest } = /^(?<protocol>\w+):\/\/:(?<port>\d+)(?<rest>.*)$/.exec(http)?.groups ?? {};
    const number = portOf(port, path, report);
    return protocol === "tcp"
        ? { kind: "tcp", port: number }
        : { kind: "http", port: number, path: rest === undefined || rest === "" ? "/" : rest, status: list(status) };
}
/** The port; one that cannot be is reported. */
function portOf(written, path, report) {
    const port = Number(written);
    if (!(port >= 1 && port <= 65_535))
        report({ path, message: `a port is a number from 1 to 65535, got ${String(written)}` });
    return port;
}


/***/ }),

/***/ 4936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ composeTargetOf),
/* harmony export */   Y: () => (/* binding */ normaliseTarget)
/* harmony export */ });
/* harmony import */ var _conventions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4990);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6804);
/* harmony import */ var _normal_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3625);
/* harmony import */ var _target_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2026);




/** The target of the environment of this name, in its one form. */
function normaliseTarget(environment, written, path, context) {
    const { app, surroundings, report } = context;
    const fallbackNamespace = `${app}-${(0,_conventions_js__WEBPACK_IMPORTED_MODULE_0__/* .suffixOf */ .jT)(environment)}`;
    const overlay = (0,_conventions_js__WEBPACK_IMPORTED_MODULE_0__/* .conventionalOverlay */ .XT)(environment, surroundings.overlays);
    if (written === "kubernetes")
        return { kind: written, overlay, fallbackNamespace, secrets: {} };
    if (written === "compose")
        return { kind: written };
    const usualApplication = { application: fallbackNamespace, applicationNamespace: usualArgocd };
    if (written === "argocd")
        return { kind: written, overlay, fallbackNamespace, secrets: {}, ...usualApplication };
    switch (written.kind) {
        case "compose":
            return composeTargetOf(written, path, report);
        case "kubernetes":
            return {
                kind: "kubernetes",
                overlay: folderOf(written.overlay ?? overlay),
                ...clusterOf(written, fallbackNamespace),
            };
        case "argocd":
            return {
                kind: "argocd",
                overlay: folderOf(written.overlay ?? overlay),
                ...clusterOf(written, fallbackNamespace),
                ...applicationOf(written, fallbackNamespace),
            };
        case "helm":
            return {
                kind: "helm",
                chart: folderOf(written.chart),
                values: (0,_normal_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(written.values),
                release: written.release ?? app,
                images: Object.fromEntries(Object.entries(written.images).map(([name, image]) => [name, imageOf(image)])),
                ...clusterOf(written, fallbackNamespace),
            };
    }
}
function folderOf(written) {
    return written.replace(/^\.\//, "").replace(/\/+$/, "");
}
/** Where Argo CD is, unless somebody says so. */
const usualArgocd = "argocd";
function applicationOf({ application, "application-namespace": applicationNamespace, repository, token }, usual) {
    return {
        ...{ application: application ?? usual, applicationNamespace },
        ...(repository === undefined ? {} : { repository }),
        ...(token === undefined ? {} : { token: sourceOf(token) }),
    };
}
function clusterOf({ namespace, context, kubeconfig, secrets }, fallbackNamespace) {
    return {
        fallbackNamespace,
        ...(namespace === undefined ? {} : { namespace }),
        ...(context === undefined ? {} : { context }),
        ...(kubeconfig === undefined ? {} : { kubeconfig: sourceOf(kubeconfig) }),
        secrets: Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secretOf(secret)])),
    };
}
function secretOf(written) {
    if (typeof written === "string")
        return { kind: "folder", folder: folderOf(written) };
    return {
        kind: "keys",
        keys: Object.fromEntries(Object.entries(written).map(([key, source]) => [key, sourceOf(source)])),
    };
}
function imageOf(written) {
    if (typeof written === "string")
        return { image: written };
    const { image, repository, digest, tag } = written;
    return {
        ...(image === undefined ? {} : { image }),
        ...(repository === undefined ? {} : { repository }),
        ...(digest === undefined ? {} : { digest }),
        ...(tag === undefined ? {} : { tag }),
    };
}
/** A target of Docker Engines in its one form. */
function composeTargetOf(written, path, report) {
    const hosts = hostsOf(written, path, report);
    return {
        kind: "compose",
        ...(written.directory === undefined ? {} : { directory: written.directory }),
        ...(hosts === undefined ? {} : { hosts }),
    };
}
function hostsOf(written, path, report) {
    const { host, hosts, key, batch, pause } = written;
    const all = hosts ?? host;
    if (all === undefined)
        return undefined;
    const configFile = written["ssh-config"];
    const at = [...path, hosts === undefined ? "host" : "hosts"];
    return {
        all: (0,_normal_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(all).map((each) => hostOf(each, at, report)),
        ...(key === undefined ? {} : { key: sourceOf(key) }),
        knownHosts: (0,_normal_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(written["known-hosts"] ?? []),
        ...(configFile === undefined ? {} : { configFile }),
        ...(batch === undefined ? {} : { batch }),
        pauseSeconds: (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsOf */ .T)(pause),
        onFailure: written["on-failure"],
    };
}
function sourceOf({ env, file }) {
    return file === undefined ? { kind: "environment", variable: env ?? "" } : { kind: "file", file };
}
/** A host is called as it was written, without what is the same for most: its user. */
function hostOf(written, path, report) {
    const { user, host = "", port } = _target_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .hostAddress */ .Rk.exec(written)?.groups ?? {};
    return {
        name: port === undefined ? host : `${host}:${port}`,
        host: host.replace(/^\[|\]$/g, ""),
        ...(user === undefined ? {} : { user }),
        ...(port === undefined ? {} : { port: (0,_normal_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .portOf */ .HM)(port, path, report) }),
    };
}


/***/ }),

/***/ 9592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ shellWords)
/* harmony export */ });
/** What only a shell would understand; outside of quotes it means that the line needs one. */
const shellSyntax = /[|&;<>()$`*?~#]/;
/** Splits a command line at blanks; quotes and backslashes as in a POSIX shell, anything else that a shell does is a problem. */
function shellWords(line) {
    const words = [];
    let word;
    for (let index = 0; index < line.length; index++) {
        const char = line.charAt(index);
        if (/\s/.test(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (char === "'" || char === '"') {
            const quoted = readQuoted(line, index);
            if (quoted === undefined)
                return { problem: `the quote ${char} is not closed` };
            if (quoted.syntax !== undefined)
                return { problem: needsShell(quoted.syntax) };
            word = (word ?? "") + quoted.text;
            index = quoted.end;
        }
        else if (char === "\\") {
            index++;
            word = (word ?? "") + line.charAt(index);
        }
        else if (shellSyntax.test(char)) {
            return { problem: needsShell(char) };
        }
        else {
            word = (word ?? "") + char;
        }
    }
    if (word !== undefined)
        words.push(word);
    return words.length === 0 ? { problem: "the command is empty" } : { words };
}
function needsShell(char) {
    return `${char} means something only to a shell, and none runs this command`;
}
function readQuoted(line, start) {
    const quote = line.charAt(start);
    let text = "";
    let syntax;
    for (let index = start + 1; index < line.length; index++) {
        const char = line.charAt(index);
        if (char === quote)
            return { text, end: index, syntax };
        if (quote === '"' && char === "\\" && /["\\$`]/.test(line.charAt(index + 1))) {
            index++;
            text += line.charAt(index);
            continue;
        }
        if (quote === '"' && /[$`]/.test(char))
            syntax ??= char;
        text += char;
    }
    return undefined;
}


/***/ }),

/***/ 2026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rk: () => (/* binding */ hostAddress),
  aC: () => (/* binding */ target)
});

// UNUSED EXPORTS: namedTargets

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./lib/config/terms.js
var terms = __webpack_require__(9513);
;// CONCATENATED MODULE: ./lib/config/cluster-schema.js
/** How a target on Kubernetes may be written. */


/** A DNS label, as Kubernetes names things. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** The key of a Secret, or the path of a Helm value. */
const secretKey = /^[-._a-zA-Z0-9]+$/;
const valuePath = (0,terms/* pattern */.T1)(/^[\w-]+(?:\.[\w-]+|\[\d+\])*$/, "must be the path of a value such as services.web.image");
/** What every target on a cluster has. */
const cluster = {
    namespace: (0,terms/* pattern */.T1)(label, "must be a namespace: lower case letters, digits and -").optional().meta({
        description: "Where everything goes. Default: the `namespace` of the overlay's kustomization, else `<app>-<suffix>`, for example `shop-prod`.",
    }),
    context: terms/* text */.Qq.optional().meta({ description: "The context of the kubeconfig. Default: its current one." }),
    kubeconfig: terms/* secretSource */.kV.optional().meta({
        description: "The kubeconfig: a file, or a variable that holds its text. Default: `KUBECONFIG`, else `~/.kube/config`.",
    }),
    secrets: (0,terms/* named */.KT)(schemas/* union */.KCZ([terms/* text */.Qq, (0,terms/* named */.KT)(terms/* secretSource */.kV, secretKey, "must be the key of a Secret: letters, digits, -, _ and .")], {
        error: "must be a folder with a file for each key, or a map from keys to their sources",
    }), label, "must be the name of a Secret: lower case letters, digits and -")
        .default({})
        .meta({
        title: "map of Secrets",
        description: "The Secrets that are made in the namespace: a folder with a file for each key that the workloads refer to, or a map of keys to `{ file }` or `{ env }`. Others must be there already.",
    }),
};
const overlay = terms/* text */.Qq.optional().meta({
    description: "The folder of the kustomization. Default: `k8s/overlays/<suffix>`, for example `k8s/overlays/prod`.",
});
const kubernetes = (0,terms/* options */.fF)({
    kind: schemas/* literal */.euz("kubernetes").meta({ description: "A Kubernetes cluster, by Kustomize." }),
    overlay,
    ...cluster,
}).meta({ title: "kubernetes" });
const argocd = (0,terms/* options */.fF)({
    kind: schemas/* literal */.euz("argocd")
        .meta({ description: "A Kubernetes cluster, by Kustomize, to which Argo CD brings what is committed." }),
    overlay,
    application: (0,terms/* pattern */.T1)(label, "must be the name of an Application: lower case letters, digits and -").optional().meta({
        description: "The Application, which is there already. Default: `<app>-<suffix>`, for example `shop-prod`.",
    }),
    "application-namespace": (0,terms/* pattern */.T1)(label, "must be a namespace: lower case letters, digits and -")
        .default("argocd")
        .meta({ description: "The namespace in which Argo CD keeps the Application." }),
    repository: terms/* text */.Qq.optional().meta({
        description: "Where commits are pushed to, as git takes it. Default: what the Application reads (`spec.source.repoURL`).",
    }),
    token: terms/* secretSource */.kV.optional().meta({
        description: "The token of somebody who may push there over HTTPS. Default: whatever git itself finds.",
    }),
    ...cluster,
}).meta({ title: "argocd" });
const helm = (0,terms/* options */.fF)({
    kind: schemas/* literal */.euz("helm").meta({ description: "A Kubernetes cluster, by a Helm chart." }),
    chart: terms/* text */.Qq.meta({ description: "The folder of the chart." }),
    values: (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a file")
        .default([])
        .meta({ title: "file or list", description: "Values files, relative to the repository, in their order." }),
    release: (0,terms/* pattern */.T1)(label, "must be the name of a Helm release: lower case letters, digits and -")
        .optional()
        .meta({ description: "The name of the Helm release. Default: the app's name." }),
    images: (0,terms/* named */.KT)(schemas/* union */.KCZ([
        valuePath,
        (0,terms/* options */.fF)({
            image: valuePath.optional().meta({ description: "Gets `repository@digest`." }),
            repository: valuePath.optional().meta({ description: "Gets the repository." }),
            digest: valuePath.optional().meta({ description: "Gets the digest." }),
            tag: valuePath.optional().meta({ description: "Gets `<key>@<digest>`, for charts that know only tags." }),
        }),
    ], { error: "must be the path of a value, or a map of paths" }), /./, "must be the name of an image").meta({
        title: "map of images",
        description: "Which values of the chart name an image of the release: the path of the value for each image.",
    }),
    ...cluster,
}).meta({ title: "helm" });

;// CONCATENATED MODULE: ./lib/config/target-schema.js
/** How the target of an environment may be written. */



/** Those that need nothing but their name: everything else of them comes from the conventions. */
const namedTargets = ["compose", "kubernetes", "argocd"];
const unknownKind = "is not a kind of target that this version knows";
/** A part that began with `-` would be an option of ssh. */
const hostAddress = /^ssh:\/\/(?:(?<user>[A-Za-z0-9_][\w.-]*)@)?(?<host>[A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(?<port>\d{1,5}))?\/?$/;
const host = (0,terms/* pattern */.T1)(hostAddress, "must be a host such as ssh://deploy@app.example.org or ssh://deploy@10.0.0.5:2222");
const compose = (0,terms/* options */.fF)({
    kind: schemas/* literal */.euz("compose").meta({ description: "A Docker Engine, or several." }),
    host: host.optional().meta({ title: "ssh://user@host", description: "The same as `hosts`, for one." }),
    hosts: (0,terms/* oneOrMany */.Pl)(host, "a host").optional().meta({
        title: "ssh://user@host or list",
        description: "The machines that are deployed to over SSH, in this order; a name of `~/.ssh/config` is a host too. Default: the engine of this machine.",
    }),
    directory: (0,terms/* pattern */.T1)(/^\//, "must be an absolute path").optional().meta({
        description: "Where the host keeps the releases' files. Default: the state folder of aip-deploy, on a host reached over SSH `/var/lib/aip-deploy`.",
    }),
    key: terms/* secretSource */.kV.optional().meta({
        description: "The private SSH key, without passphrase. Default: those of `~/.ssh/config` and of the agent.",
    }),
    "known-hosts": (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a file or a line of known_hosts").optional().meta({
        title: "file, line or list",
        description: "The hosts' public keys: files relative to the repository, or lines as in `known_hosts`. Only these count then. Default: the known hosts of this machine.",
    }),
    "ssh-config": terms/* text */.Qq.optional().meta({
        title: "file",
        description: "An `ssh_config` relative to the repository. Default: `~/.ssh/config`.",
    }),
    batch: schemas/* int */.Whr()
        .min(1)
        .optional()
        .meta({ description: "How many hosts are deployed to at the same time. Default: all." }),
    pause: terms/* duration */.p0
        .default("0s")
        .meta({ description: "How long to wait after a batch of hosts was proven, before the next one." }),
    "on-failure": schemas/* enum */.k5n(["return", "hold"], { error: "must be return or hold" }).default("return").meta({
        description: "When a host fails: bring every host back to the last good release, or stop where it is and hold the environment until somebody lifts it.",
    }),
}).meta({ title: "compose" });
const target = schemas/* union */.KCZ([
    schemas/* enum */.k5n(namedTargets, { error: unknownKind }),
    schemas/* discriminatedUnion */.gMt("kind", [compose, kubernetes, argocd, helm], { error: unknownKind }),
], { error: "must be a kind of target, or a map with `kind`" })
    .meta({ title: "target" });


/***/ }),

/***/ 9513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ platforms),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   O3: () => (/* binding */ secrets),
/* harmony export */   Oh: () => (/* binding */ port),
/* harmony export */   Or: () => (/* binding */ goodStatus),
/* harmony export */   Pl: () => (/* binding */ oneOrMany),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   ah: () => (/* binding */ dockerName),
/* harmony export */   bM: () => (/* binding */ statuses),
/* harmony export */   c0: () => (/* binding */ people),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   fF: () => (/* binding */ options),
/* harmony export */   jh: () => (/* binding */ isMap),
/* harmony export */   kV: () => (/* binding */ secretSource),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   vh: () => (/* binding */ orEmpty),
/* harmony export */   wR: () => (/* binding */ timeout)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7597);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/**
 * What the schema is made of: the shapes that several options share. Each says in its error what was meant; what was got
 * is added where the error is rendered.
 */


const always = { when: ({ value }) => isMap(value) };
/** True for what YAML calls a mapping. */
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/**
 * A map with just these keys and any that start with `x-`. Unknown keys are reported one by one and beside whatever else is
 * wrong, which zod's own strict objects do not do.
 */
function options(shape, noun = "option") {
    const known = Object.keys(shape);
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3(shape, { error: "must be a map of options" })
        .superRefine((value, context) => {
        for (const key of Object.keys(value)) {
            if (known.includes(key) || key.startsWith("x-"))
                continue;
            context.addIssue({ code: "custom", path: [key], message: `unknown ${noun}`, params: { known } });
        }
    }, always)
        .meta({ additionalProperties: false, patternProperties: { "^x-": {} } });
}
/** A map whose keys the user chooses, each of which must look like `pattern`. */
function named(value, pattern, meant) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value, { error: "must be a map of names" })
        .superRefine((map, context) => {
        for (const key of Object.keys(map)) {
            if (!pattern.test(key))
                context.addIssue({ code: "custom", path: [key], message: meant, params: { name: true } });
        }
    }, always)
        .meta({ propertyNames: { pattern: pattern.source } });
}
/** An options map that may be left empty, as in `dev:` with nothing behind it. */
function orEmpty(value) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .preprocess */ .vkY((written) => written ?? {}, value).meta({ type: ["object", "null"] });
}
/** One value, or a list of them. */
function oneOrMany(item, meant) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([item, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item)], { error: `must be ${meant} or a list of them` });
}
const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1, { error: "must not be empty" });
function pattern(source, meant) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({ error: meant }).regex(source, { error: meant });
}
const duration = pattern(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOfTime */ .B, "must be a duration such as 30s, 10m, 2h or 1d").meta({
    title: "duration",
});
const timeout = pattern(/^(?=.*[1-9])(?:\d+[dhms])+$/, "must be a duration longer than nothing, such as 30s, 10m, 2h or 1d").meta({ title: "duration" });
const command = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).min(1, { error: "must not be empty" })], {
    error: "must be a command: a list of words, or one line without shell syntax",
})
    .meta({ title: "command" });
const port = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(65_535);
const status = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(100).max(599);
const statuses = oneOrMany(status, "an HTTP status").meta({ title: "HTTP status or list" });
/** The answer of an HTTP check or probe that is good when nothing else is said. */
const goodStatus = 200;
const people = oneOrMany(text, "a person's name").meta({ title: "name or list" });
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const variable = pattern(variableName, "must be the name of a variable: letters, digits and _");
const secretSource = options({
    env: variable
        .optional()
        .meta({ description: "The environment variable of aip-deploy's own process that holds it." }),
    file: text.optional().meta({ description: "The file that holds it, relative to the repository." }),
}, "secret source").meta({ title: "secret source" });
/** Secrets by name; each name must look like `name`. */
function secrets(name, meant) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(variable), named(secretSource, name, meant)], {
        error: "must be a map of secrets, or a list of names that are environment variables too",
    })
        .meta({ title: "secrets" });
}
const platform = pattern(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/, "must be a platform such as linux/amd64");
const platforms = oneOrMany(platform, "a platform").meta({ title: "platform or list" });
const dockerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;


/***/ }),

/***/ 3259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ worst)
/* harmony export */ });
const severity = ["skipped", "succeeded", "cancelled", "errored", "failed"];
/** The worst of several outcomes; `skipped` when there are none. */
function worst(outcomes) {
    let result = "skipped";
    for (const outcome of outcomes) {
        if (severity.indexOf(outcome) > severity.indexOf(result))
            result = outcome;
    }
    return result;
}


/***/ }),

/***/ 5001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   Mh: () => (/* binding */ treeId),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** The one text of a JSON value: keys sorted, no blanks. A key whose value is `undefined` is no key. */
function canonicalJson(value) {
    return text(value, []);
}
/** The release's name; where the release came from is no part of it. */
function releaseId(release) {
    return sha256(canonicalJson(release));
}
/** The name of a file tree; the order of its entries counts, so whoever makes one sorts it. */
function treeId(tree) {
    return sha256(canonicalJson(tree));
}
/** JSON would silently turn what it cannot say into null or nothing, and two different documents would have one name. */
function text(value, path) {
    if (value === null || typeof value === "string" || typeof value === "boolean")
        return JSON.stringify(value);
    if (typeof value === "number" && Number.isFinite(value))
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map((item, index) => inside(item, index, path)).join(",")}]`;
    if (isPlain(value))
        return `{${members(value, path).join(",")}}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InternalError */ .Gd(`${place(path)}: JSON has no word for this ${typeof value}`);
}
function members(value, path) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return entries
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, item]) => `${JSON.stringify(key)}:${inside(item, key, path)}`);
}
function inside(item, step, path) {
    path.push(step);
    const said = text(item, path);
    path.pop();
    return said;
}
function place(path) {
    return ["$", ...path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))].join("");
}
/** Object literals and parsed JSON, of any realm; no dates, maps or classes. */
function isPlain(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function sha256(document) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(document).digest("hex");
}


/***/ }),

/***/ 9642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dV: () => (/* binding */ mayHoldSecret),
/* harmony export */   ei: () => (/* binding */ isCommonWord),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey),
/* harmony export */   n0: () => (/* binding */ looksSecret)
/* harmony export */ });
/**
 * A guess, from a variable's name and value alone, at whether people would be sorry to read it. Meant to err on the side of
 * yes: what is taken for a secret by mistake still works, what is missed is stored in clear.
 */
/** Secret wherever one of them ends a word of the name: `PGPASSWORD`, `db_password`, `dbPassword`. */
const endings = /(?:PASSWORD|PASSWD|PASSPHRASE|PASSCODE|SECRET|APIKEY|CREDENTIALS?|CREDS)S?$/;
/** Secret only as a whole word: `API_KEY` and no `KEYBOARD`. */
const words = /^(?:PASS|PWD|TOKENS?|KEYS?|PRIVATE|SALT|PEPPER|DSN|AUTHTOKEN|ACCESSKEY|SECRETKEY|PRIVATEKEY)$/;
/** What a name speaks of that only has to do with a secret: where it lies, how long it lasts, how it is made. */
const aboutOne = /^(?:FILE|PATH|DIR|DIRECTORY|FOLDER|NAME|URL|URI|ENDPOINT|HOST|PORT|TTL|EXPIRY|EXPIRES|EXPIRATION|LIFETIME|TIMEOUT|AGE|ALGORITHM|ALG|ISSUER|AUDIENCE|TYPE|HEADER|PREFIX|LENGTH|LIMIT|SIZE|COUNT|USER|USERNAME|EMAIL|ENABLED|DISABLED|REQUIRED|POLICY|MODE|VERSION|SECONDS|MINUTES|HOURS|DAYS)$/;
/** What a bundler puts into pages that anybody can read. */
const forBrowsers = /^(?:VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|PUBLIC)_/;
/** Long words that name what is deployed; a placeholder would take the place of an image's tag. */
const identifiers = /^(?:SHA|SHA256|COMMIT|REVISION|DIGEST|TAG|VERSION|IMAGE|CHECKSUM|RELEASE)$/;
/** Whether the variable looks like a secret. A long word of no language counts only where `tracked` is false. */
function looksSecret(name, value, { tracked }) {
    if (value.trim() === "")
        return false;
    return (secretValue(value) || (!forBrowsers.test(name) && (secretName(name, value) || (!tracked && isKeyLike(name, value)))));
}
/** Whether the text of an env file could hold a secret at all; no file without one is passed over wrongly if git tracks it. */
function mayHoldSecret(text) {
    return /pass|pwd|secret|token|key|cred|private|salt|pepper|dsn|:\/\/|-----begin|hook|sig/i.test(text.replaceAll(/^\s*#.*$/gm, ""));
}
/**
 * Whether the value is a word or a number that stands in many places by chance, as `postgres` does when it is a password:
 * finding it says nothing.
 */
function isCommonWord(value) {
    return /^(?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10}|\d{1,9})$/.test(value.trim());
}
/** Whether the content holds a private key in PEM's form. */
function holdsPrivateKey(text) {
    return /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/.test(text);
}
function secretName(name, value) {
    const parts = wordsOf(name);
    const last = parts.at(-1) ?? "";
    if (name === "PWD" || aboutOne.test(last) || !parts.some((word, index) => isSecretWord(word, parts[index - 1])))
        return false;
    if (isSwitch(value) || isPath(value))
        return false;
    return !isQuantity(value) || (isSecretWord(last, parts.at(-2)) && !last.endsWith("S") && value.trim().length > 3);
}
function isSecretWord(word, before) {
    if (/^KEYS?$/.test(word) && /^(?:PUBLIC|PUBLISHABLE|SITE)$/.test(before ?? ""))
        return false;
    const bare = word.replace(/\d+$/, "");
    return words.test(bare) || endings.test(bare);
}
/** Upper case, without the number at the end. */
function wordsOf(name) {
    return name
        .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
        .toUpperCase()
        .split(/[^A-Z0-9]+/)
        .filter((word) => word !== "" && !/^\d+$/.test(word));
}
function isSwitch(value) {
    return /^(?:true|false|yes|no|on|off|none|null|auto|default)$/i.test(value.trim());
}
function isQuantity(value) {
    return /^\d+(?:\.\d+)?\s*(?:ms|[smhdkgw]|[kmg]i?b)?$/i.test(value.trim());
}
/** A path tells where a secret lies; base64 may begin with a slash too, but has long words between its slashes. */
function isPath(value) {
    return /^(?:~|\.{1,2})?(?:\/[\w.@-]+)+\/?$/.test(value) && !value.split("/").some((part) => part.length > 24);
}
function secretValue(value) {
    return (/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*:[^\s/?#@]+@/i.test(value) ||
        /^https?:\/\/\S*(?:[?&](?:token|key|api_?key|secret|password|sig|signature|access_token)=\S|\/hooks?\/\S|hooks\.)/i.test(value) ||
        /(?:^|[;\s])(?:password|pwd|accountkey|sharedaccesskey|secret)\s*=\s*[^\s;]/i.test(value) ||
        holdsPrivateKey(value) ||
        /-----BEGIN [A-Z ]*KEY-----/.test(value));
}
const shortestKey = 20;
/** A long word with many different characters of several kinds, as programs make them. */
function isKeyLike(name, value) {
    if (wordsOf(name).some((word) => identifiers.test(word)) || isPath(value))
        return false;
    const text = value.trim();
    if (text.length < shortestKey || /\s|:\/\/|,/.test(text) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i.test(text))
        return false;
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(text)).length;
    return /^[0-9a-f]{32,}$/i.test(text) || (kinds >= 2 && /\d/.test(text) && entropyOf(text) >= 3.5);
}
/** Shannon's, in bits a character. */
function entropyOf(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}


/***/ }),

/***/ 7800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ referenceTo),
/* harmony export */   S: () => (/* binding */ variableFor)
/* harmony export */ });
/** The variable that may hold the value of a secret whose file is not there, as on a runner's fresh checkout. */
function variableFor(name) {
    return name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_");
}
/** How a release refers to a secret that the environment knows under this name. */
function referenceTo(name, source) {
    switch (source.kind) {
        case "file":
            return { name, from: "file", file: source.file };
        case "environment":
            return { name, from: "environment", variable: source.variable };
        case "env-file": {
            const { kind: from, ...rest } = source;
            return { name, from, ...rest };
        }
    }
}


/***/ }),

/***/ 3161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ resolveSecrets),
/* harmony export */   OX: () => (/* binding */ resolveAvailable),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _looks_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9642);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7800);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7289);






/** Resolves all of them or none: throws one `SecretError` that names every secret that cannot be had, and never a value. */
async function resolveSecrets(references, places) {
    const { secrets, problems } = await resolveAvailable(references, places);
    if (problems.length === 0)
        return secrets;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SecretError */ .JA("secret.missing", problems.join("\n"), {
        hint: "Nothing was touched. Provide them and start again.",
    });
}
/** Resolves those that can be had, and says of each other one why it cannot; in the order of the references. */
async function resolveAvailable(references, places) {
    const [fromFiles, others] = [
        references.filter(isOfEnvFile),
        references.filter((each) => !isOfEnvFile(each)),
    ];
    const direct = new Map(await Promise.all(others.map(async (each) => [each.name, await find(each, places)])));
    // Before a program is given any of them.
    const known = learnt(direct, places);
    const needed = new Set(fromFiles.flatMap(({ needs = [] }) => needs));
    const given = Object.fromEntries([...known].flatMap(([name, secret]) => (needed.has(name) ? [[name, secret.reveal()]] : [])));
    const read = fromFiles.length === 0 ? new Map() : await places.envFiles(fromFiles, given);
    const all = new Map([
        ...known,
        ...learnt(read, {
            learn: (secret) => {
                learnUnusual(secret, fromFiles, places);
            },
        }),
    ]);
    const secrets = references.flatMap(({ name }) => {
        const secret = all.get(name);
        return secret === undefined ? [] : [[name, secret]];
    });
    const problems = references.flatMap(({ name }) => {
        const found = direct.get(name) ?? read.get(name);
        return found !== undefined && "problem" in found ? [`secret ${name}: ${found.problem}`] : [];
    });
    return { secrets: new Map(secrets), problems };
}
/** Env files hold `true` and `INFO` too; with those taken out of every text nobody could read it. */
function learnUnusual(secret, references, { learn }) {
    const variable = references.find(({ name }) => name === secret.name)?.variable ?? secret.name;
    const value = secret.reveal();
    if ((0,_looks_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .looksSecret */ .n0)(variable, value, { tracked: false }) && !(0,_looks_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .isCommonWord */ .ei)(value))
        learn(secret);
}
function learnt(found, { learn }) {
    const secrets = [...found].flatMap(([name, each]) => ("value" in each ? [new _secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(name, each.value)] : []));
    for (const secret of secrets)
        learn(secret);
    return new Map(secrets.map((secret) => [secret.name, secret]));
}
function isOfEnvFile(reference) {
    return reference.from === "env-file";
}
/** Where it is found, in words. */
function sourceOf(reference) {
    switch (reference.from) {
        case "file":
            return `file ${reference.file}`;
        case "environment":
            return `environment variable ${reference.variable}`;
        case "env-file":
            return `${reference.variable} in ${reference.file}`;
    }
}
async function find(reference, places) {
    return reference.from === "file" ? await fromFile(reference, places) : fromVariable(reference, places);
}
async function fromFile({ name, file }, { root, variables }) {
    try {
        return { value: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(file) ? file : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file), "utf8") };
    }
    catch (error) {
        if (error.code !== "ENOENT") {
            return { problem: `file ${file} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}` };
        }
        const variable = (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .variableFor */ .S)(name);
        const value = variables[variable] ?? "";
        return value === "" ? { problem: `file ${file} is missing, and the variable ${variable} is not set` } : { value };
    }
}
function fromVariable({ variable }, { variables }) {
    const value = variables[variable];
    return value === undefined || value === "" ? { problem: `the variable ${variable} is not set` } : { value };
}


/***/ }),

/***/ 7289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);


/** A value that prints redacted wherever it ends up by accident; only `reveal` gives it away. */
class Secret {
    name;
    #value;
    constructor(name, value) {
        this.name = name;
        this.#value = value;
    }
    /** The value itself; hand it on only by stdin, a private file or a program's environment. */
    reveal() {
        return this.#value;
    }
    /** Tells whether the value changed without telling the value: an HMAC under a key that only the deployer has, hex. */
    fingerprint(key) {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", key).update(`${this.name}\0${this.#value}`).digest("hex");
    }
    toString() {
        return `[secret ${this.name}]`;
    }
    toJSON() {
        return this.toString();
    }
    [node_util__WEBPACK_IMPORTED_MODULE_1__.inspect.custom]() {
        return this.toString();
    }
}


/***/ }),

/***/ 2412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   XP: () => (/* binding */ usedBy),
/* harmony export */   cn: () => (/* binding */ definitionHash),
/* harmony export */   tm: () => (/* binding */ fingerprintsOf),
/* harmony export */   y8: () => (/* binding */ differsInSecretsOnly)
/* harmony export */ });
/* harmony import */ var _compose_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7228);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2744);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2679);



/** The hash of everything about a service whose change makes a restart necessary: not its order, and not how many there are. */
function definitionHash(service, model) {
    const { depends_on: _order, scale: _scale, deploy, ...rest } = service;
    const { replicas: _replicas, ...limits } = deploy ?? {};
    const definition = { service: { ...rest, deploy: limits }, uses: usedBy(service, model) };
    return (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)(definition);
}
/** The parts of the model that a service names, by section and name. */
function usedBy(service, model) {
    return {
        configs: pick(model.configs, sourcesOf(service.configs)),
        networks: pick(model.networks, Object.keys(service.networks ?? {})),
        secrets: pick(model.secrets, sourcesOf(service.secrets)),
        volumes: pick(model.volumes, (service.volumes ?? []).filter(({ type }) => type === "volume").map(({ source = "" }) => source)),
    };
}
/** Names of the secrets whose values a service gets, sorted, each once. */
function secretsOf(service, model) {
    const { depends_on: _order, ...rest } = service;
    const used = usedBy(service, model);
    const files = [...Object.values(used.secrets), ...Object.values(used.configs)].flatMap((each) => {
        const name = (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .secretIn */ .u7)(each.file);
        return name === undefined ? [] : [name];
    });
    return [...new Set([...files, ...(0,_compose_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsIn */ .VY)(rest), ...(0,_compose_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsIn */ .VY)(used)])].sort();
}
/** Names what a unit is started from, rotated secrets included; the engine keeps it as a label. */
function labelOf(unit, prints) {
    if (unit.secrets.length === 0)
        return unit.definition;
    const values = unit.secrets.map((name) => [name, prints[name] ?? ""]);
    return `${unit.definition}-${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)(values).slice(0, 16)}`;
}
/** What tells whether a secret was rotated, without the secret. */
function fingerprintsOf({ secrets, fingerprintKey }) {
    return Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.fingerprint(fingerprintKey)]));
}
/** Whether two labels differ only in the values of secrets. */
function differsInSecretsOnly(left, right) {
    return left !== right && left.slice(0, 64) === right.slice(0, 64);
}
function sourcesOf(uses) {
    return (uses ?? []).map(({ source }) => source);
}
function pick(from, names) {
    return Object.fromEntries(names.flatMap((name) => (from?.[name] === undefined ? [] : [[name, from[name]]])));
}


/***/ }),

/***/ 7163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PN: () => (/* reexport */ askFacts),
  nt: () => (/* reexport */ closedBundle),
  GR: () => (/* reexport */ composeTarget),
  _5: () => (/* reexport */ composeUnits),
  iI: () => (/* reexport */ doorKinds),
  lJ: () => (/* reexport */ doorsOf),
  BD: () => (/* reexport */ filesOnHost),
  RF: () => (/* reexport */ hostConnection),
  Ii: () => (/* reexport */ judgeHost),
  Jd: () => (/* reexport */ localFiles),
  hx: () => (/* reexport */ parseFacts),
  o6: () => (/* reexport */ parseHost),
  dE: () => (/* reexport */ passHeader),
  wt: () => (/* reexport */ passVariable),
  dx: () => (/* reexport */ planSetup),
  Tc: () => (/* reexport */ sharedKey),
  W9: () => (/* reexport */ usualPage),
  to: () => (/* reexport */ withoutHost),
  $s: () => (/* reexport */ writtenPage)
});

// UNUSED EXPORTS: labels, readDocument, readTree, renderBundle

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/targets/compose/definition.js
var compose_definition = __webpack_require__(2412);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./lib/targets/heading.js
var heading = __webpack_require__(2908);
;// CONCATENATED MODULE: ./lib/targets/compose/document.js


const names = schemas/* array */.YOg(schemas/* string */.YjP());
const count = schemas/* number */.aig().nonnegative();
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const words = schemas/* array */.YOg(schemas/* string */.YjP()).min(1);
const ready = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("http"), port: schemas/* number */.aig(), path: schemas/* string */.YjP(), status: schemas/* array */.YOg(schemas/* number */.aig()) }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("tcp"), port: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("command"), command: words }),
]);
const unit = schemas/* object */.Ikc({
    role: schemas/* enum */.k5n(["stateful", "service", "one-shot"]),
    definition: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/),
    digest: digest.optional(),
    replicas: count.int(),
    waits: names,
    follows: names,
    secrets: names,
    ready: ready.optional(),
    startSeconds: count,
    tasks: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), command: words, timeoutSeconds: count })),
    strategy: schemas/* enum */.k5n(["roll", "recreate"]).optional(),
    drainSeconds: count.optional(),
});
const service = schemas/* looseObject */._H3({ image: schemas/* string */.YjP() });
const shape = schemas/* object */.Ikc({
    ...heading/* headingShape */.gc,
    model: schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), services: schemas/* record */.g1P(schemas/* string */.YjP(), service) }),
    units: schemas/* record */.g1P(schemas/* string */.YjP(), unit),
    tests: schemas/* object */.Ikc({
        service: schemas/* string */.YjP(),
        definition: service,
        beside: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ definition: service, waits: names, ready: ready.optional(), startSeconds: count })),
        digest: digest.optional(),
        secrets: names,
        junit: schemas/* string */.YjP().optional(),
        timeoutSeconds: count,
    })
        .optional(),
});
/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
function readDocument(bundle) {
    const read = shape.safeParse(bundle.document);
    if (!read.success)
        throw (0,heading/* unreadable */.O$)("compose", read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
    const { model, units } = read.data;
    const strangers = Object.keys(units).filter((name) => model.services[name] === undefined);
    if (strangers.length > 0)
        throw (0,heading/* unreadable */.O$)("compose", strangers.map((name) => `units.${name}: the model has no such service`));
    // Checked above; zod's types only differ in keys that may be absent or undefined.
    return read.data;
}

;// CONCATENATED MODULE: ./lib/targets/compose/changed.js



/** The services of a bundle for Compose. */
const composeUnits = {
    names: (bundle) => Object.keys(readDocument(bundle).units),
    changedParts: (before, after, unit) => changedParts(readDocument(before), readDocument(after), unit),
};
/**
 * The keys of a unit that differ between two documents, sorted: those of its service in the Compose file, the sections that it
 * uses, and what the configuration says of it. Empty when nothing differs, or when one of them does not have it.
 */
function changedParts(before, after, unit) {
    const [old, fresh] = [partsOf(before, unit), partsOf(after, unit)];
    if (old === undefined || fresh === undefined)
        return [];
    const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return names.filter((name) => !(0,external_node_util_.isDeepStrictEqual)(old[name], fresh[name]));
}
function partsOf({ model, units }, name) {
    const [service, unit] = [model.services[name], units[name]];
    if (service === undefined || unit === undefined)
        return undefined;
    const { configs, networks, secrets, volumes } = (0,compose_definition/* usedBy */.XP)(service, model);
    const uses = {
        configs: [service.configs, configs],
        networks: [service.networks, networks],
        secrets: [service.secrets, secrets],
        volumes: [service.volumes, volumes],
    };
    return { ...service, ...uses, ...configured(unit) };
}
/** What aip-deploy itself does with a unit, under the names of its configuration. */
function configured({ role, replicas, waits, ready, startSeconds, tasks }) {
    return { role, replicas, after: waits, ready, "start-timeout": startSeconds, tasks };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(2048);
;// CONCATENATED MODULE: ./lib/targets/compose/live-files.js


/**
 * What is done on a host with live files. Beside them a note says which definition a container was given last, when it is not
 * the one that it was started from; while files are being exchanged it says so, because nobody knows then what would be loaded
 * after a power failure.
 */
/** No definition is called like this: whatever is wanted, the files have to be exchanged once more. */
const beingExchanged = "being-exchanged";
/** By container id, the definition whose files it loaded last; for those that did not load them when they were started. */
async function loadedSince(folder, runner) {
    const reading = 'cat "$1"/live/*/loaded 2> /dev/null; exit 0';
    const { stdout } = await runner.run((0,command/* command */.G5)("sh", "-c", reading, "sh", folder));
    return new Map([...stdout.matchAll(/^(\S+) (\S+)$/gm)].map(([, id = "", definition = ""]) => [id, definition]));
}
const functions = `fill() {
  if [ -d "$1" ]; then
    mkdir -p "$2" && cp -RpP "$1/." "$2.new" || return 1
    find "$2" -mindepth 1 -depth | while IFS= read -r old; do
      [ -e "$2.new\${old#"$2"}" ] || rm -rf "$old"
    done
    (cd "$2.new" && find . -type d) | while IFS= read -r each; do mkdir -p "$2/$each"; done
    (cd "$2.new" && find . -type f) | while IFS= read -r each; do mv -f "$2.new/$each" "$2/$each" || exit 1; done || return 1
    rm -rf "$2.new"
  elif [ -e "$2" ]; then cat "$1" > "$2"
  else mkdir -p "\${2%/*}" && cp -p "$1" "$2"; fi
}
fillAll() { while [ $# -gt 0 ]; do rm -rf "$2.new"; fill "$1" "$2" || return 1; shift 2; done; }`;
/**
 * Lays a unit's files where it is going to be started from; what a container loaded from there since its start is forgotten.
 * With `ifAbsent`, only when nothing lies there.
 */
function layLiveFiles({ path, places }, { ifAbsent }) {
    const script = `${functions}
own="$1"; always="$2"; shift 2
[ -z "$always" ] && [ -d "$own" ] && exit 0
umask 022; mkdir -p "$own" && rm -rf "$own/loaded" "$own/was" && fillAll "$@"`;
    return (0,command/* command */.G5)("sh", "-c", script, "sh", path, ifAbsent ? "" : "always", pairs(places));
}
/** Keeps the files as they are and puts the new ones in their places, where the running container sees them. */
function exchangeLiveFiles({ path, container, places }) {
    const script = `${functions}
own="$1"; echo "$2 ${beingExchanged}" > "$own/loaded.new" && mv -f "$own/loaded.new" "$own/loaded" || exit 1; shift 2
if [ ! -d "$own/was" ]; then
  rm -rf "$own/was.new" && mkdir "$own/was.new" || exit 1
  for each in "$own"/[0-9]*; do case "$each" in *.new) ;; *) cp -RpP "$each" "$own/was.new/" || exit 1;; esac; done
  mv "$own/was.new" "$own/was" || exit 1
fi
umask 022; fillAll "$@"`;
    return (0,command/* command */.G5)("sh", "-c", script, "sh", path, container, pairs(places));
}
/** Notes what the container loaded; what was there before is no longer needed. */
function noteLoaded({ path, container }, definition) {
    const script = `echo "$2 $3" > "$1/loaded.new" && mv -f "$1/loaded.new" "$1/loaded" && rm -rf "$1/was"`;
    return (0,command/* command */.G5)("sh", "-c", script, "sh", path, container, definition);
}
/** Puts the files back as they were before the exchange. */
function takeBackLiveFiles({ path, places }) {
    const back = places.map(({ at }) => ({ at, from: (0,external_node_path_.join)(path, "was", at.slice(path.length + 1)) }));
    const script = `${functions}\numask 022; fillAll "$@"`;
    return (0,command/* command */.G5)("sh", "-c", script, "sh", pairs(back));
}
function pairs(places) {
    return places.flatMap(({ at, from }) => [from, at]);
}

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(7228);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secrets_secret = __webpack_require__(7289);
// EXTERNAL MODULE: ./lib/targets/hash.js
var hash = __webpack_require__(2744);
// EXTERNAL MODULE: ./lib/targets/compose/references.js
var references = __webpack_require__(2679);
;// CONCATENATED MODULE: ./lib/targets/compose/live.js


/** The live files of a unit; `undefined` when it has none. Pure, and the same for two documents of one shape. */
function liveFilesOf(unit, { model, units }) {
    const service = model.services[unit];
    if (service === undefined || units[unit]?.role !== "service" || !hasFixedPort(service))
        return undefined;
    const mounts = treesMountedBy(service, model);
    if (mounts.length === 0 || mounts.some(({ target }) => isReadAtStart(target, service)))
        return undefined;
    return { unit, shape: shapeOf(service, model), mounts };
}
/** The service whose live files lie in these places; configs become mounts, which is what Compose makes of them. */
function withLiveMounts(service, live, sourceOf) {
    const at = new Map(live.mounts.map((mount) => [mount.target, sourceOf(mount)]));
    const kept = (service.volumes ?? []).map((mount) => {
        const source = at.get(mount.target);
        return source === undefined ? mount : { ...mount, source };
    });
    const known = new Set(kept.map(({ target }) => target));
    const added = [...at].flatMap(([target, source]) => known.has(target) ? [] : [{ type: "bind", source, target, read_only: true, bind: { create_host_path: false } }]);
    const configs = (service.configs ?? []).filter((config) => !at.has(targetOf(config)));
    const { configs: _configs, ...rest } = service;
    return { ...rest, volumes: [...kept, ...added], ...(configs.length === 0 ? {} : { configs }) };
}
/** A published port that only one container on the host can have. */
function fixedPort({ ports = [] }) {
    return ports.find(({ published = "" }) => published !== "" && published !== "0" && !published.includes("-"))
        ?.published;
}
function hasFixedPort(service) {
    return fixedPort(service) !== undefined;
}
/** The trees that a service mounts, in the order of their targets; configs are mounts too. */
function treesMountedBy(service, model) {
    return [...mountedTrees(service), ...configTrees(service, model)].sort((left, right) => left.target < right.target ? -1 : 1);
}
function mountedTrees({ volumes = [] }) {
    return volumes.flatMap(({ type, source, target }) => {
        const tree = type === "bind" ? (0,references/* treeIn */.yt)(source) : undefined;
        return tree === undefined ? [] : [{ tree, target }];
    });
}
function configTrees({ configs = [] }, model) {
    return configs.flatMap((config) => {
        const tree = (0,references/* treeIn */.yt)(model.configs?.[config.source]?.file);
        return tree === undefined ? [] : [{ tree, target: targetOf(config) }];
    });
}
/** Where a config of a service lies in its containers. */
function targetOf({ source, target }) {
    if (target === undefined)
        return `/${source}`;
    return target.startsWith("/") ? target : `/${target}`;
}
const readOnce = ["/docker-entrypoint.d", "/etc/nginx/templates"];
const configFlag = /^(?:-c|-f|--|--config|(?:-f|--config)=.*)$/;
/** What a script makes something else of when the container starts is not read again by a reload. */
function isReadAtStart(target, { command, entrypoint }) {
    if (readOnce.some((folder) => target === folder || target.startsWith(`${folder}/`)))
        return true;
    const words = [...wordsOf(entrypoint), ...wordsOf(command)];
    return words.some((word, index) => {
        // `sh -c` has a script behind it.
        const isNamed = configFlag.test(word) || (configFlag.test(words[index - 1] ?? "") && !/\s/.test(word));
        return word.includes(target) && !isNamed;
    });
}
/** An entrypoint or a command as Compose prints it, in words. */
function wordsOf(command) {
    return Array.isArray(command) ? command.map(String) : [];
}
/** The definition without what lies in the files. */
function shapeOf(service, model) {
    const nameless = (text) => ((0,references/* treeIn */.yt)(text) === undefined ? text : "aip-tree:any");
    const volumes = service.volumes?.map((mount) => {
        const source = nameless(mount.source);
        return source === undefined ? mount : { ...mount, source };
    });
    const configs = Object.fromEntries(Object.entries(model.configs ?? {}).map(([name, { file, ...config }]) => {
        const placed = nameless(file);
        return [name, placed === undefined ? config : { ...config, file: placed }];
    }));
    return (0,compose_definition/* definitionHash */.cn)({ ...service, ...(volumes === undefined ? {} : { volumes }) }, { ...model, configs });
}

;// CONCATENATED MODULE: ./lib/targets/compose/placement.js








/** Labels that every container of ours carries. */
const labels = {
    definition: "aip-deploy.definition",
    role: "aip-deploy.role",
    /** Only of what can be given other files while it runs. */
    shape: "aip-deploy.shape",
};
/** Keeps `up` without names, by hand, from starting the tests. */
const testsProfile = "aip-deploy-tests";
/**
 * Where a bundle's files lie below a project's folder. Every path is named by its content, so that nothing that a running
 * container uses is ever changed: a rotated secret lies at another path, and an old release's files stay as they were.
 */
function placementOf(document, bundle, materials, folder) {
    const prints = (0,compose_definition/* fingerprintsOf */.tm)(materials);
    const name = (0,hash/* hashOf */.q)([
        document,
        Object.fromEntries(bundle.secrets.map((secret) => [secret.name, prints[secret.name]])),
    ]);
    return {
        folder,
        file: (0,external_node_path_.join)(folder, "releases", name.slice(0, 32), "compose.json"),
        trees: Object.entries(bundle.trees).map(([id, tree]) => ({ path: treeFolder(folder, id), tree })),
        secrets: bundle.secrets.map((secret) => ({ path: secretPath(folder, secret.name, prints), name: secret.name })),
        live: Object.keys(document.units).flatMap((unit) => placedLiveFiles(unit, document, { bundle, prints, folder })),
    };
}
function placedLiveFiles(unit, document, placing) {
    const [live, own] = [liveFilesOf(unit, document), document.units[unit]];
    if (live === undefined || own === undefined)
        return [];
    const label = (0,compose_definition/* labelOf */.Wy)(own, placing.prints);
    const path = (0,external_node_path_.join)(placing.folder, "live", (0,hash/* hashOf */.q)([unit, label]).slice(0, 32));
    const places = live.mounts.map(({ tree, target }, index) => {
        const [own, from] = [(0,external_node_path_.join)(path, String(index)), treePath(tree, placing)];
        return { target, from, at: (0,external_node_path_.basename)(from) === singleFile ? (0,external_node_path_.join)(own, singleFile) : own };
    });
    return [{ ...live, label, path, places }];
}
/**
 * The Compose file of a release on its host, with secret values filled in: for nobody else's eyes. `asLive` false: live files
 * are mounted from where they never change.
 */
function composeFile(document, bundle, materials, folder, { asLive = true } = {}) {
    const prints = (0,compose_definition/* fingerprintsOf */.tm)(materials);
    const place = (text) => pathOf(text, { bundle, prints, folder: (0,placeholders/* doubleDollars */.RZ)(folder) });
    const services = Object.entries(document.model.services).map(([name, service]) => {
        const unit = document.units[name];
        const marks = unit === undefined ? {} : { [labels.definition]: (0,compose_definition/* labelOf */.Wy)(unit, prints), [labels.role]: unit.role };
        const [live] = asLive ? placedLiveFiles(name, document, { bundle, prints, folder }) : [];
        if (live === undefined)
            return [name, placedService(service, marks, place)];
        const at = new Map(live.places.map((each) => [each.target, (0,placeholders/* doubleDollars */.RZ)(each.at)]));
        const mounted = withLiveMounts(service, live, ({ target }) => at.get(target) ?? "");
        return [name, placedService(mounted, { ...marks, [labels.shape]: live.shape }, place)];
    });
    const model = {
        ...document.model,
        services: { ...Object.fromEntries(services), ...placedTests(document, place) },
        ...placedFiles("secrets", document.model.secrets, place),
        ...placedFiles("configs", document.model.configs, place),
    };
    return `${JSON.stringify(filled(model, materials), null, 2)}\n`;
}
function placedService(service, marks, place) {
    // Compose leaves the order out of a service's hash when it starts it alone, as we do; were it in the file, the next `up`
    // by hand would find another hash and replace everything that waits for something.
    const { volumes, depends_on: _order, ...rest } = service;
    return {
        ...rest,
        labels: { ...service.labels, ...marks },
        ...(volumes === undefined ? {} : { volumes: volumes.map((mount) => placedMount(mount, place)) }),
    };
}
function placedMount(mount, place) {
    const source = mount.type === "bind" ? place(mount.source) : mount.source;
    return source === undefined ? mount : { ...mount, source };
}
function placedTests({ tests }, place) {
    if (tests === undefined)
        return {};
    const all = { ...mapValues(tests.beside, ({ definition }) => definition), [tests.service]: tests.definition };
    return mapValues(all, (service) => ({ ...placedService(service, {}, place), profiles: [testsProfile] }));
}
function mapValues(from, change) {
    return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
}
function placedFiles(section, files, place) {
    if (files === undefined)
        return {};
    const placed = Object.entries(files).map(([name, object]) => {
        const file = place(object.file);
        return [name, file === undefined ? object : { ...object, file }];
    });
    return { [section]: Object.fromEntries(placed) };
}
/** The host's path for a reference; any other text stays. */
function pathOf(text, { bundle, prints, folder }) {
    const secret = (0,references/* secretIn */.u7)(text);
    if (secret !== undefined)
        return secretPath(folder, secret, prints);
    const id = (0,references/* treeIn */.yt)(text);
    return id === undefined ? text : treePath(id, { bundle, folder });
}
function treePath(id, { bundle, folder }) {
    const tree = bundle.trees[id];
    if (tree === undefined)
        throw new errors/* InternalError */.Gd(`the release refers to files that it does not hold: tree ${id}`);
    const isFile = tree.length === 1 && tree[0]?.path === "";
    return isFile ? (0,external_node_path_.join)(treeFolder(folder, id), singleFile) : treeFolder(folder, id);
}
/** What the only file of a tree that is a file is called on the host. */
const singleFile = "file";
function treeFolder(folder, id) {
    return (0,external_node_path_.join)(folder, "trees", id);
}
function secretPath(folder, name, prints) {
    const print = prints[name];
    if (print === undefined)
        throw new errors/* InternalError */.Gd(`secret ${name} was not resolved`);
    return (0,external_node_path_.join)(folder, "secrets", print.slice(0, 32), name);
}
/** A secret may hold dollars, which Compose would take for variables. */
function filled(model, { secrets }) {
    const doubled = new Map([...secrets].map(([name, secret]) => [name, new secrets_secret/* Secret */.z(name, (0,placeholders/* doubleDollars */.RZ)(secret.reveal()))]));
    return (0,placeholders/* fill */.GS)(model, doubled);
}

// EXTERNAL MODULE: ./lib/targets/listed.js
var listed = __webpack_require__(9037);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
;// CONCATENATED MODULE: ./lib/targets/compose/judge.js


/** Compares what runs with what is wanted. A unit that is as it should be is kept, and a stateful one whenever that is possible. */
function judge(wanted, running) {
    const instances = running?.instances ?? [];
    if (wanted.role === "one-shot")
        return judgeOneShot(wanted, instances);
    if (instances.length === 0) {
        return wanted.replicas === 0 ? keep("wants no container") : { ...create("is not there yet"), newImage: true };
    }
    const foreign = instances.every(({ definition }) => definition === undefined);
    if (wanted.role === "stateful" && foreign && instances.every(isUp))
        return keptAsFound(wanted);
    const change = changeOf(wanted, instances) ?? troubleOf(wanted, instances);
    if (change === undefined)
        return keep("unchanged");
    const cutOff = instances.some((each) => isCutOff(each, wanted));
    const anew = cutOff || instances.some(({ state }) => state === "restarting" || state === "dead");
    const newImage = hasOtherImage(wanted, instances);
    const filesOnly = change === otherFiles && troubleOf(wanted, instances) === undefined;
    return { action: "replace", why: change, newImage, anew, cutOff, filesOnly, ...noteOf(wanted, change) };
}
function judgeOneShot(wanted, instances) {
    const same = instances.filter(({ definition }) => definition === wanted.label);
    if (same.some(({ state, exitCode }) => state === "exited" && exitCode === 0)) {
        return keep("ended with 0 from this very definition");
    }
    const why = instances.length === 0 ? "never ran" : same.length === 0 ? "its definition changed" : "did not end with 0 before";
    return { action: "run", why, newImage: hasOtherImage(wanted, instances), anew: false };
}
function keptAsFound(wanted) {
    const note = `${wanted.name} keeps data and was not started by aip-deploy: it is left as it was found.`;
    return { ...keep("keeps data, left as it was found"), note };
}
const otherFiles = "files that it mounts changed";
/** Why its definition is not the wanted one. */
function changeOf(wanted, instances) {
    const others = instances.filter(({ definition }) => definition !== wanted.label);
    const [first] = others;
    if (first === undefined)
        return hasOtherImage(wanted, instances) ? otherImage(wanted, instances) : undefined;
    if (hasOtherImage(wanted, others))
        return otherImage(wanted, others);
    if (first.definition === undefined)
        return "was not started by aip-deploy";
    if (wanted.shape !== undefined && others.every(({ shape }) => shape === wanted.shape))
        return otherFiles;
    if (!(0,compose_definition/* differsInSecretsOnly */.y8)(first.definition, wanted.label))
        return "its definition changed";
    return wanted.secrets.length === 1
        ? `secret ${wanted.secrets.join()} was rotated`
        : `a secret was rotated: one of ${wanted.secrets.join(", ")}`;
}
/** Why it is not what its definition asks for. */
function troubleOf(wanted, instances) {
    const { replicas } = wanted;
    const down = instances.find((instance) => !isUp(instance));
    if (down !== undefined)
        return wordsFor(down);
    if (instances.some((each) => isCutOff(each, wanted)))
        return "somebody took it off a network";
    if (instances.length !== replicas)
        return `${instances.length} of it run, ${replicas} are wanted`;
    return undefined;
}
/** It runs as it was started, and those who need it do not find it. Compose sees nothing to do. */
function isCutOff({ networks, definition }, wanted) {
    return (networks !== undefined && definition === wanted.label && wanted.networks.some((name) => !networks.includes(name)));
}
function isUp({ state }) {
    return state === "running";
}
function wordsFor({ state, exitCode }) {
    switch (state) {
        case "exited":
        case "dead":
            return `had ended with code ${exitCode ?? "unknown"}`;
        case "restarting":
            return "crashes and is restarted again and again";
        case "created":
            return "an interrupted deployment left it half made";
        case "paused":
            return "was paused";
        case "removing":
            return "is being removed";
        case "running":
            return "runs";
    }
}
function hasOtherImage({ digest, image }, instances) {
    return instances.some((instance) => digest === undefined ? instance.image !== image : !instance.digests.includes(digest));
}
function otherImage({ digest, image }, instances) {
    const before = [...new Set(instances.map((instance) => instance.digests[0] ?? instance.image))].map(judge_short);
    return `another image: ${before.join(" and ")} → ${judge_short(digest ?? image)}`;
}
function judge_short(image) {
    if (image.includes(release/* unbuilt */.Mq))
        return "one that is still to be built";
    return /sha256:[0-9a-f]{12}/.exec(image)?.[0].slice("sha256:".length) ?? image;
}
function noteOf({ role, name }, change) {
    if (role !== "stateful")
        return {};
    return { note: `${name} keeps data and is stopped and started anew (${change}); its volumes stay.` };
}
function keep(why) {
    return { action: "keep", why, newImage: false, anew: false };
}
function create(why) {
    return { action: "create", why, newImage: true, anew: false };
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/advice.js
const longestConnectMs = 1_000;
const longestValidSeconds = 5;
/** Everything that a gateway could do better; empty for one that loses nothing. */
function adviceOn(gateway) {
    const hosts = (way) => gateway.routes.filter((route) => route.way === way).map(({ host }) => host);
    const advise = (about, says, lines) => about.length === 0
        ? []
        : [{ gateway: gateway.unit, hosts: [...new Set(about)].sort(), says: `${gateway.unit} ${says}`, lines }];
    switch (gateway.kind) {
        case "nginx":
            return nginx(gateway, hosts, advise);
        case "haproxy":
            return [
                ...advise(hosts("reload"), "has no runtime API that may change servers, so that it must be reloaded, which can break idle connections", ["global", "    stats socket ipv4@127.0.0.1:9999 level admin"]),
                ...advise(hosts("ask"), "finds servers by asking again and again, so that a request may wait a second or two for a container that has gone; name the server without resolvers", ["    server web web:8000"]),
            ];
        case "caddy":
            return gateway.facts.dynamic === true
                ? []
                : advise(hosts("hosts"), "keeps connections by name, so that some still lead to a container that goes", [
                    "reverse_proxy {",
                    "    dynamic a web 8000 {",
                    "        refresh 1s",
                    "    }",
                    "    lb_try_duration 5s",
                    "}",
                ]);
        case "traefik":
            return (gateway.facts.connectTimeoutMs ?? 0) > longestConnectMs
                ? [
                    {
                        gateway: gateway.unit,
                        hosts: [],
                        says: `${gateway.unit} tries a container that has gone for ${(gateway.facts.connectTimeoutMs ?? 0) / 1000} s, and learns only every ${gateway.facts.validSeconds ?? 2} s that it has gone`,
                        lines: [
                            "--serverstransport.forwardingtimeouts.dialtimeout=100ms",
                            "--providers.providersthrottleduration=100ms",
                        ],
                    },
                ]
                : [];
    }
}
/** What a service behind Traefik could do better; Traefik goes on sending requests to a container until that has gone. */
function adviceBehindTraefik(service, labels) {
    const again = Object.keys(labels).some((label) => /^traefik\.http\.middlewares\.[^.]+\.retry\.attempts$/i.test(label));
    if (again)
        return [];
    const says = `${service} is reached through Traefik, which sends requests to a container until that has gone, and does not send them again`;
    return [
        {
            gateway: "traefik",
            hosts: [service],
            says,
            lines: [
                `traefik.http.routers.${service}.middlewares: again`,
                "traefik.http.middlewares.again.retry.attempts: 10",
                "traefik.http.middlewares.again.retry.initialinterval: 50ms",
            ],
        },
    ];
}
function nginx({ facts, version, routes }, hosts, advise) {
    const reloaded = routes.filter(({ way }) => way === "reload" || way === "map").map(({ host }) => host);
    const slowToConnect = (facts.connectTimeoutMs ?? 0) > longestConnectMs;
    const slowToAsk = (facts.validSeconds ?? 0) > longestValidSeconds;
    return [
        ...advise(hosts("reload"), "asks for addresses only when it is loaded: a container that starts again with another address is not found until somebody reloads it", [
            "resolver 127.0.0.11 valid=1s ipv6=off;",
            "proxy_connect_timeout 1s;",
            "map $upstream $address { default $upstream; include /dev/shm/aip-deploy/*.map; }",
            "set $upstream web:8000;",
            "proxy_pass http://$address;",
        ]),
        ...(isOlder(version, [1, 27, 4])
            ? advise(reloaded, `is NGINX ${version ?? "of unknown age"}, which closes idle connections when it is reloaded; 1.30 can leave them open`, ["keepalive_min_timeout 5s;"])
            : facts.keepsIdle === true
                ? []
                : advise(reloaded, "closes idle connections when it is reloaded", ["keepalive_min_timeout 5s;"])),
        ...(slowToConnect
            ? advise(hosts("ask"), `tries a container that has gone for ${(facts.connectTimeoutMs ?? 0) / 1000} s before it tries the next one`, ["proxy_connect_timeout 100ms;"])
            : []),
        ...(slowToAsk
            ? advise(hosts("ask"), `asks for addresses only every ${facts.validSeconds ?? 0} s`, [
                "resolver 127.0.0.11 valid=1s ipv6=off;",
            ])
            : []),
    ];
}
function isOlder(version, than) {
    const own = (version ?? "0").split(".").map(Number);
    for (const [index, part] of than.entries())
        if ((own[index] ?? 0) !== part)
            return (own[index] ?? 0) < part;
    return false;
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/strategy.js

/** How a unit that must be replaced is replaced. Pure: the same document and the same engine give the same answer. */
function strategyOf(about) {
    const { name, unit } = about;
    if (unit.strategy === "recreate")
        return recreate("that was asked for");
    if (loadedAnew(about))
        return { strategy: "reload", how: "only files that it mounts changed" };
    const obstacle = obstacleTo(about);
    if (obstacle === undefined)
        return { strategy: "roll", how: whoIsTold(about) };
    if (unit.strategy !== "roll")
        return recreate(obstacle);
    return { ...recreate(obstacle), note: `${name} is to be rolled and cannot be: ${obstacle}.` };
}
/** Whether it takes its new files while it runs. As long as nobody asked for gateways, what may be one is taken for one. */
function loadedAnew({ name, running, leader, filesOnly = false, document }) {
    if (!filesOnly || leader !== undefined || shared(name, document) !== undefined)
        return false;
    // A container that only tries the files could not have the same address.
    if (fixedAddress(document.model.services[name]?.networks ?? {}) !== undefined)
        return false;
    return running.gateways?.some(({ unit, facts }) => unit === name && facts.reloads === true) ?? true;
}
function recreate(how) {
    return { strategy: "recreate", how };
}
/** What keeps two containers of it from running beside each other, or the old one from being kept. */
function obstacleTo({ name, unit, document, running, leader, cutOff = false }) {
    const service = document.model.services[name] ?? {};
    const own = running.units[name];
    if (unit.role === "stateful")
        return "it keeps data";
    if (leader !== undefined)
        return `it goes with ${leader}`;
    if (cutOff || !serves(own))
        return "nothing of it runs that could serve meanwhile";
    return (fixed(service) ??
        shared(name, document) ??
        (own?.unnamedVolumes === true
            ? "it has a volume without a name, which only its successor in place would keep"
            : undefined) ??
        (isScheduler(service) ? "two schedulers would do everything twice" : undefined) ??
        unreachable(name, unit, document, running.gateways ?? []));
}
function serves(unit) {
    return unit?.instances.some(({ state }) => state === "running" || state === "paused") === true;
}
/** What only one container on the host can have. */
function fixed(service) {
    const { container_name: name, network_mode: mode = "", networks = {} } = service;
    if (name !== undefined)
        return `its container is always called ${name}`;
    if (mode === "host")
        return "it uses the host's own network";
    if (mode !== "" && mode !== "bridge" && mode !== "default" && mode !== "none")
        return `it has ${mode} as its network`;
    const port = fixedPort(service);
    if (port !== undefined)
        return `it has port ${port} of the host`;
    const address = fixedAddress(networks);
    return address === undefined ? undefined : `it has a fixed address (${address})`;
}
function fixedAddress(networks) {
    const addresses = Object.values(networks).flatMap((network) => {
        const { ipv4_address: four, ipv6_address: six, mac_address: mac, } = (network ?? {});
        return [four, six, mac].filter((each) => each !== undefined);
    });
    return addresses[0];
}
function shared(name, { units, model }) {
    const others = Object.keys(units).filter((other) => units[other]?.follows.includes(name) === true || model.services[other]?.network_mode === `service:${name}`);
    return others[0] === undefined ? undefined : `${others[0]} is made anew with it`;
}
/** `celery beat` and its like do nothing but start other things at their time. */
function isScheduler({ command }) {
    const words = (command ?? []).flatMap((word) => word.split(/\s+/));
    return words.includes("celery") && words.includes("beat") && !words.includes("worker");
}
function unreachable(name, unit, document, gateways) {
    const byContainer = gateways.find(({ routes }) => routes.some(({ host }) => new RegExp(`^${escaped(document.project)}[-_]${escaped(name)}[-_]\\d+$`).test(host)));
    if (byContainer !== undefined)
        return `${byContainer.unit} asks for it by the name of its container`;
    const unread = gateways.find(({ problem }) => problem !== undefined);
    const answers = unit.ready?.kind === "http" || unit.ready?.kind === "tcp";
    return unread === undefined || !answers || unread.unit === name
        ? undefined
        : `it is not known whether ${unread.unit} would find the new one: ${unread.problem ?? ""}`;
}
function escaped(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
/** Everything that takes requests to the unit; empty for a worker. */
function routesTo(name, document, gateways) {
    const service = document.model.services[name] ?? {};
    const names = namesOf(name, service);
    const routed = gateways
        .filter(({ unit }) => unit !== name)
        .map((gateway) => ({ gateway, routes: gateway.routes.filter(({ host }) => names.has(host)) }));
    const watched = byLabels(service) ? gateways.filter(({ kind }) => kind === "traefik") : [];
    return [
        ...routed.filter(({ routes }) => routes.length > 0),
        ...watched.map((gateway) => ({ gateway, routes: [{ host: name, way: "events" }] })),
    ];
}
function namesOf(name, { networks = {} }) {
    const aliases = Object.values(networks).flatMap((network) => network?.aliases ?? []);
    return new Set([name, ...aliases]);
}
/** Traefik is told about a service by the service's own labels, wherever Traefik itself runs. */
function byLabels({ labels = {} }) {
    return (labels["traefik.enable"] !== "false" &&
        Object.keys(labels).some((label) => /^traefik\.(?:enable$|http\.|tcp\.|udp\.)/.test(label)));
}
const ways = {
    map: "is handed the new address",
    reload: "is handed the new address and reloaded",
    ask: "asks for the new address by itself",
    runtime: "is told the new address while it runs",
    hosts: "finds the new address for each new connection",
    events: "sees the new container by itself",
};
function whoIsTold({ name, document, running }) {
    const routed = routesTo(name, document, running.gateways ?? []);
    const parts = routed.flatMap(({ gateway, routes }) => [...new Set(routes.map(({ way }) => ways[way]))].map((way) => `${gateway.unit} (${gateway.kind}) ${way}`));
    if (parts.length > 0)
        return [...new Set(parts)].join(", ");
    return byLabels(document.model.services[name] ?? {})
        ? "Traefik sees the new container by itself"
        : "nobody has to be told";
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/notes.js


/** What a person should know about how units are replaced, one sentence each. */
function notesOnReplacing(chosen, document, running) {
    const asked = [...chosen.values()].flatMap(({ note }) => note ?? []);
    return [
        ...asked,
        ...interruptions(chosen, document, running),
        ...closings(chosen, running),
        ...advice(chosen, document, running),
    ];
}
/** Who does not answer for a while; databases have a note of their own. */
function interruptions(chosen, { units, model }, running) {
    const gateways = new Set(running.gateways?.map(({ unit }) => unit));
    return [...chosen].flatMap(([name, { strategy, how }]) => {
        const published = (model.services[name]?.ports ?? []).length > 0;
        const runs = running.units[name]?.instances.some(({ state }) => state === "running") === true;
        if (strategy !== "recreate" || units[name]?.role !== "service" || !runs || !(published || gateways.has(name)))
            return [];
        const behind = gateways.has(name) ? ", nor does what is behind it" : "";
        return [
            `${name} is stopped before its successor starts, because ${how}: it does not answer in between${behind}, for about a second and as long as it takes to start.`,
        ];
    });
}
/** What it costs that a gateway loads its files while it runs, where it costs something. */
function closings(chosen, { gateways = [] }) {
    return gateways.flatMap(({ unit, kind, facts }) => {
        if (chosen.get(unit)?.strategy !== "reload" || (kind === "nginx" && facts.keepsIdle === true))
            return [];
        const better = kind === "nginx" ? "; `keepalive_min_timeout 5s;` (NGINX 1.27.4 or newer) leaves them open" : "";
        return [
            `${unit} loads its new files while it runs, and closes idle connections when it does: a client that sends at that very moment must send again${better}.`,
        ];
    });
}
/** What a gateway could do better for the units that are rolled behind it. */
function advice(chosen, document, { gateways = [] }) {
    const hosts = new Set([...chosen].flatMap(([name, { strategy }]) => strategy === "roll"
        ? routesTo(name, document, gateways).flatMap(({ routes }) => routes.map(({ host }) => host))
        : []));
    const watched = [...chosen].flatMap(([name, { strategy }]) => {
        const service = document.model.services[name] ?? {};
        return strategy === "roll" && byLabels(service) ? [{ name, labels: service.labels ?? {} }] : [];
    });
    const isAbout = ({ hosts: about }) => about.length === 0 ? watched.length > 0 : about.some((host) => hosts.has(host));
    return [
        ...gateways.flatMap((gateway) => adviceOn(gateway).filter(isAbout)),
        ...watched.flatMap(({ name, labels }) => adviceBehindTraefik(name, labels)),
    ].map(({ says, lines }) => `${says}. It would be: ${lines.map((line) => line.trim()).join(" ")}`);
}

;// CONCATENATED MODULE: ./lib/targets/compose/resources.js
/**
 * The step's units in batches of which no two make the same network or volume: two runs of Compose that both find it
 * missing would both make it, and one of them would fail. What the host has already divides nothing.
 */
async function resourceBatches({ step, document, engine, project }) {
    const present = new Set([...(await engine.networks(project)), ...(await engine.volumes(project))]);
    const batches = [];
    for (const unit of step.units) {
        const missing = resourcesOf(unit, document).filter((name) => !present.has(name));
        let batch = batches.find(({ makes }) => !missing.some((name) => makes.has(name)));
        if (batch === undefined)
            batches.push((batch = { units: [], makes: new Set() }));
        batch.units.push(unit);
        for (const name of missing)
            batch.makes.add(name);
    }
    return batches.map(({ units }) => units);
}
/** The names, on the host, of the networks and volumes that a service uses. */
function resourcesOf(unit, document) {
    const volumes = (document.model.services[unit]?.volumes ?? []).flatMap(({ type, source }) => type === "volume" && source !== undefined ? [nameOf(document, "volumes", source)] : []);
    return [...networksOf(document, unit), ...volumes];
}
/** The names, on the host, of the networks that a service is on. */
function networksOf(document, unit) {
    return Object.keys(document.model.services[unit]?.networks ?? {}).map((key) => nameOf(document, "networks", key));
}
function nameOf({ model }, section, key) {
    return model[section]?.[key]?.name ?? `${model.name}_${key}`;
}

// EXTERNAL MODULE: ./lib/targets/compose/waves.js
var compose_waves = __webpack_require__(9187);
;// CONCATENATED MODULE: ./lib/targets/compose/plan.js








/**
 * The way from what runs to a release. Units that are as they should be are in no step; when all are, there is no step.
 * The order: mend what an interrupted run left, place the files, pull, then wave by wave tasks and units, and remove last. With
 * `only`, the other units are left as they are, whatever they are.
 */
function planOf(document, found, prints, only) {
    const running = only === undefined ? found : narrowed(found, only);
    const judged = withFollowers(document, judgeAll(document, running, prints, only));
    const chosen = strategies(document, running, judged);
    const starting = [...judged].flatMap(([name, { action }]) => (action === "keep" ? [] : [name])).sort();
    const removed = Object.values(running.units).filter(({ name }) => document.units[name] === undefined);
    const broken = Object.values(running.units).filter(isHalfMade);
    const units = [
        ...[...judged].map(([unit, judgement]) => unitPlan(unit, judgement, document, chosen.get(unit))),
        ...removed.map(({ name, stateful = false }) => {
            return { unit: name, action: "remove", why: "is not in the release", ...(stateful ? { stateful } : {}) };
        }),
    ].sort((left, right) => (left.unit < right.unit ? -1 : 1));
    const by = (way) => new Set([...chosen].flatMap(([unit, { strategy }]) => (strategy === way ? [unit] : [])));
    const [rolled, reloaded] = [by("roll"), by("reload")];
    // A step that rolls begins by telling gateways anew, and ends by letting them find names by themselves.
    const pinned = rolled.size > 0 ? [] : (running.gateways ?? []).filter((gateway) => gateway.pinned.length > 0);
    const notes = [
        ...[...judged.values()].flatMap(({ note }) => note ?? []),
        ...removed.flatMap(noteOnRemoval),
        ...notesOnReplacing(chosen, document, running),
    ];
    if (starting.length + removed.length + broken.length + pinned.length === 0)
        return { steps: [], notes, units };
    const inTheWay = removed.filter(({ holds }) => holds.some((held) => wantedBy(starting, document).has(held)));
    const steps = [
        ...mendSteps([...broken, ...pinned].map((each) => ("unit" in each ? each.unit : each.name))),
        ...(starting.length === 0 ? [] : [filesStep(starting), pullStep(starting)]),
        ...removeSteps("remove:first", inTheWay),
        ...waves(document, starting).flatMap((wave, index) => waveSteps(wave, index + 1, document, judged, { rolled, reloaded })),
        ...removeSteps("remove", removed.filter((unit) => !inTheWay.includes(unit))),
    ];
    return { steps, notes, units };
}
function unitPlan(unit, { action, why, newImage }, { units }, chosen) {
    const tasks = action !== "keep" && newImage ? (units[unit]?.tasks ?? []).map(({ name }) => name) : [];
    return {
        ...{ unit, action, why },
        ...(chosen === undefined ? {} : { strategy: chosen.strategy, how: chosen.how }),
        ...(tasks.length === 0 ? {} : { tasks }),
        ...(units[unit]?.role === "stateful" ? { stateful: true } : {}),
    };
}
/** What runs of some units, as if nothing else did. */
function narrowed({ units, ...rest }, only) {
    return { ...rest, units: Object.fromEntries(Object.entries(units).filter(([name]) => only.includes(name))) };
}
function judgeAll(document, running, prints, only = Object.keys(document.units)) {
    return new Map(Object.entries(document.units).map(([name, unit]) => {
        if (!only.includes(name))
            return [name, leftAlone];
        const image = document.model.services[name]?.image ?? "";
        const shape = liveFilesOf(name, document)?.shape;
        const live = shape === undefined ? {} : { shape };
        const networks = networksOf(document, name);
        const wanted = { ...unit, ...live, name, image, label: (0,compose_definition/* labelOf */.Wy)(unit, prints), networks };
        return [name, judge(wanted, running.units[name])];
    }));
}
const leftAlone = { action: "keep", why: "is left as it is", newImage: false, anew: false };
/** A unit that shares the network or the volumes of another one must not outlive it. */
function withFollowers({ units }, judged) {
    for (const name of (0,compose_waves/* wavesOf */.g)(ordered(units)).flat()) {
        const own = judged.get(name);
        const leader = units[name]?.follows.find((each) => (judged.get(each)?.action ?? "keep") !== "keep");
        if (own === undefined || leader === undefined || own.action === "create" || own.action === "run")
            continue;
        const why = own.action === "replace" ? own.why : `is made anew with ${leader}`;
        judged.set(name, { ...own, action: "replace", why, anew: true });
    }
    return judged;
}
function waves({ units }, starting) {
    return (0,compose_waves/* wavesOf */.g)(ordered(units))
        .map((wave) => wave.filter((name) => starting.includes(name)))
        .filter((wave) => wave.length > 0);
}
function ordered(units) {
    return Object.fromEntries(Object.entries(units).map(([name, { waits, role }]) => [name, { waits, stateful: role === "stateful" }]));
}
function isHalfMade({ instances }) {
    return instances.some(({ state }) => state === "created" || state === "dead" || state === "paused");
}
function mendSteps(broken) {
    const units = [...new Set(broken)].sort();
    if (units.length === 0)
        return [];
    return [{ id: "mend", kind: "mend", title: `Mend what was left half done: ${(0,listed/* listed */.K)(units)}`, units }];
}
function filesStep(units) {
    return { id: "files", kind: "files", title: "Place the release's files on the host", units };
}
function pullStep(units) {
    return { id: "pull", kind: "pull", title: "Pull the images that the host does not have", units };
}
function waveSteps(wave, number, { units }, judged, { rolled, reloaded }) {
    const withTasks = wave.filter((name) => judged.get(name)?.newImage === true && (units[name]?.tasks.length ?? 0) > 0);
    const anew = wave.filter((name) => judged.get(name)?.anew === true);
    const tasks = new Set(withTasks.flatMap((name) => (units[name]?.tasks ?? []).map((task) => task.name)));
    const beside = wave.filter((name) => rolled.has(name));
    const inPlace = wave.filter((name) => reloaded.has(name));
    const plain = wave.filter((name) => !rolled.has(name) && !reloaded.has(name));
    const start = {
        id: `start:${number}`,
        kind: "start",
        title: `Start ${(0,listed/* listed */.K)(plain)}`,
        units: plain,
        ...(anew.length === 0 ? {} : { anew }),
    };
    const roll = {
        id: `roll:${number}`,
        kind: "roll",
        title: `Roll ${(0,listed/* listed */.K)(beside)}: new beside old`,
        units: beside,
    };
    const reload = {
        id: `reload:${number}`,
        kind: "reload",
        title: `Give ${(0,listed/* listed */.K)(inPlace)} its new files, without a stop`,
        units: inPlace,
    };
    // What can fail without anybody noticing comes first.
    const replacing = [roll, reload, start].filter(({ units: own }) => own.length > 0);
    if (tasks.size === 0)
        return replacing;
    const title = `Run ${(0,listed/* listed */.K)([...tasks])} of ${(0,listed/* listed */.K)(withTasks)}`;
    return [{ id: `task:${number}`, kind: "task", title, units: withTasks }, ...replacing];
}
function strategies(document, running, judged) {
    return new Map([...judged].flatMap(([name, { action, anew, cutOff = false, filesOnly }]) => {
        const unit = document.units[name];
        if (action !== "replace" || unit === undefined)
            return [];
        const leader = anew ? unit.follows.find((each) => (judged.get(each)?.action ?? "keep") !== "keep") : undefined;
        return [[name, strategyOf({ name, unit, document, running, leader, cutOff, filesOnly })]];
    }));
}
function removeSteps(id, removed) {
    const units = removed.map(({ name }) => name).sort();
    return units.length === 0 ? [] : [{ id, kind: "remove", title: `Remove ${(0,listed/* listed */.K)(units)}`, units }];
}
function noteOnRemoval({ name, stateful }) {
    if (stateful !== true)
        return [];
    return [`${name} keeps data and is not in the release: it is stopped and removed; its volumes stay.`];
}
/** Host ports and fixed names that the units ask for, in the words of `RunningUnit.holds`. */
function wantedBy(units, { model }) {
    return new Set(units.flatMap((name) => {
        const service = model.services[name];
        const ports = (service?.ports ?? []).flatMap(({ published, protocol }) => published === undefined ? [] : [heldPort(published, protocol)]);
        return service?.container_name === undefined ? ports : [...ports, heldName(service.container_name)];
    }));
}
function heldPort(port, protocol = "tcp") {
    return `port ${port}/${protocol}`;
}
function heldName(name) {
    return `name ${name}`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/current.js



/** Labels that Compose puts on its containers. */
const composeLabels = {
    service: "com.docker.compose.service",
    oneOff: "com.docker.compose.oneoff",
    replaces: "com.docker.compose.replace",
    number: "com.docker.compose.container-number",
};
/** The project's units as the engine has them now; containers of tasks and tests are none. */
async function runningUnits({ engine, project, folder, runner }) {
    const found = await serviceContainers(engine, project);
    const canChange = found.some(({ Labels }) => Labels[labels.shape] !== undefined);
    const loaded = canChange ? await loadedSince(folder, runner) : new Map();
    const digestsOf = digestReader(engine);
    const seen = await Promise.all(found.map(async (summary) => {
        const container = await engine.container(summary.Id);
        if (container === undefined)
            return [];
        return [{ summary, instance: await instanceOf(summary, container, digestsOf, loaded) }];
    }));
    const units = new Map();
    for (const { summary, instance } of seen.flat()) {
        const name = serviceOf(summary);
        const known = units.get(name);
        const stateful = summary.Labels[labels.role] === "stateful";
        const unnamedVolumes = known?.unnamedVolumes === true || hasUnnamedVolume(summary);
        units.set(name, {
            name,
            instances: [...(known?.instances ?? []), instance],
            holds: [...(known?.holds ?? []), ...heldBy(summary)],
            ...(stateful ? { stateful } : {}),
            ...(unnamedVolumes ? { unnamedVolumes } : {}),
        });
    }
    return { units: Object.fromEntries([...units].sort(([left], [right]) => (left < right ? -1 : 1))) };
}
/** Containers of services, in the order of their numbers. */
async function serviceContainers(engine, project) {
    const number = ({ Labels }) => Number(Labels[composeLabels.number] ?? 0);
    const all = await engine.containers(project);
    return all
        .filter((each) => serviceOf(each) !== "" && each.Labels[composeLabels.oneOff] !== "True")
        .sort((left, right) => number(left) - number(right));
}
function serviceOf({ Labels }) {
    return Labels[composeLabels.service] ?? "";
}
async function instanceOf({ Labels }, container, digestsOf, loaded) {
    const { Status: state, ExitCode: exitCode, StartedAt: startedAt } = container.State;
    const definition = loaded.get(container.Id) ?? Labels[labels.definition];
    const shape = Labels[labels.shape];
    return {
        id: container.Id,
        ...(definition === undefined ? {} : { definition }),
        ...(shape === undefined ? {} : { shape }),
        state,
        ...(state === "exited" || state === "dead" ? { exitCode } : {}),
        restarts: container.RestartCount,
        digests: await digestsOf(container),
        image: container.Config.Image,
        // The engine's way of saying never.
        ...(startedAt.startsWith("0001-") ? {} : { startedAt }),
        ...(state === "running" ? { networks: Object.keys(container.NetworkSettings.Networks) } : {}),
    };
}
/** Many containers share an image; each is asked about once. */
function digestReader(engine) {
    const known = new Map();
    return async ({ Image: id, Config: { Image: reference } }) => {
        const reading = known.get(id) ?? engine.image(id).then((image) => image?.digests ?? []);
        known.set(id, reading);
        const digests = await reading;
        if (digests.length > 0)
            return digests;
        // An image that was removed under a running container; the engine verified the digest that it was made from.
        const pinned = /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
        return pinned === undefined ? [] : [pinned];
    };
}
/** Docker names a volume that nobody named with 64 digits. */
function hasUnnamedVolume({ Mounts }) {
    return Mounts.some(({ Type, Name = "" }) => Type === "volume" && /^[0-9a-f]{64}$/.test(Name));
}
function heldBy({ Ports, Names }) {
    const ports = Ports.flatMap(({ PublicPort, Type }) => (PublicPort === undefined ? [] : [heldPort(PublicPort, Type)]));
    return [...new Set(ports), ...Names.map((name) => heldName(name.replace(/^\//, "")))];
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/targets/compose/engine/way.js

/** The engine is on this machine, or reached as if it were. */
const direct = {
    ready: () => Promise.resolve(),
    explain: () => Promise.resolve(undefined),
    route: (host, port) => Promise.resolve({ host, port }),
    refusal: (host, port, signal) => new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host, port, signal });
        const end = (refused) => {
            socket.destroy();
            resolve(refused);
        };
        socket.on("connect", () => {
            end();
        });
        socket.on("error", (error) => {
            end(error.name === "AbortError" ? "does not answer" : (error.code ?? error.message));
        });
    }),
};

;// CONCATENATED MODULE: ./lib/targets/compose/engine/http.js



/** The engine was reached and said no. */
class EngineRefusal extends errors/* TargetError */.I0 {
    status;
    constructor(status, message) {
        super("target.failed", message);
        this.status = status;
    }
}
const defaultTimeoutMs = 60_000;
/** An engine at `unix:///path` or `tcp://host:port`. Throws `target.refused` for any other address. */
function engineHttp(host, way = direct) {
    const agent = new external_node_http_.Agent({ keepAlive: true, maxSockets: 64 });
    const address = addressOf(host);
    async function call(method, path, options = {}) {
        await way.ready();
        const response = await send(method, path, options);
        const status = response.statusCode ?? 0;
        if (status < 400)
            return response;
        throw new EngineRefusal(status, messageIn(await readAll(response)));
    }
    function send(method, path, options, again = true) {
        const body = options.body === undefined ? undefined : JSON.stringify(options.body);
        const query = new URLSearchParams(options.query).toString();
        return new Promise((resolve, reject) => {
            const sent = (0,external_node_http_.request)({
                ...address,
                agent,
                method,
                path: query === "" ? path : `${path}?${query}`,
                headers: body === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
                ...(options.signal === undefined ? {} : { signal: options.signal }),
                timeout: options.timeoutMs ?? defaultTimeoutMs,
            });
            sent.once("response", resolve);
            sent.once("timeout", () => sent.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
            sent.once("error", (error) => {
                // An engine that was restarted has closed the connections that we kept; the call itself never reached it.
                if (again && sent.reusedSocket && error.code === "ECONNRESET")
                    resolve(send(method, path, options, false));
                else if (options.signal?.aborted === true)
                    reject(error);
                else
                    void failure(error).then(reject);
            });
            sent.end(body);
        });
    }
    async function bytes(method, path, options) {
        const response = await call(method, path, options);
        try {
            return await readAll(response);
        }
        catch (error) {
            // The engine went away in the middle of its answer.
            throw options?.signal?.aborted === true ? error : await failure(error);
        }
    }
    async function failure(error) {
        return (await way.explain()) ?? http_unreachable(host, error);
    }
    return {
        call,
        bytes,
        async json(method, path, options) {
            return JSON.parse((await bytes(method, path, options)).toString("utf8"));
        },
        close() {
            agent.destroy();
        },
    };
}
async function readAll(response) {
    const chunks = [];
    for await (const chunk of response)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function addressOf(host) {
    const socketPath = /^unix:\/\/(\/.*)$/.exec(host)?.[1];
    if (socketPath !== undefined)
        return { socketPath };
    const [, name, port] = /^(?:tcp|http):\/\/([^/:]+|\[[^\]]+\]):(\d+)\/?$/.exec(host) ?? [];
    if (name !== undefined && port !== undefined)
        return { host: name.replace(/^\[|\]$/g, ""), port: Number(port) };
    throw new errors/* TargetError */.I0("target.refused", `DOCKER_HOST: "${host}" is no address of an engine that can be used`, {
        hint: "Use unix:///path/to/docker.sock or tcp://host:port.",
    });
}
function messageIn(body) {
    const text = body.toString("utf8").trim();
    try {
        return JSON.parse(text).message ?? text;
    }
    catch {
        return text;
    }
}
function http_unreachable(host, cause) {
    const denied = cause.code === "EACCES" || cause.code === "EPERM";
    const hint = denied
        ? "This user may not use the engine: add it to the group docker, or run as root."
        : "Start the engine (systemctl start docker), or let DOCKER_HOST name one that runs; `docker version` tells when it answers.";
    const message = `the Docker Engine at ${host} cannot be reached: ${cause.code ?? cause.message}`;
    return new errors/* TargetError */.I0("target.unreachable", message, { cause, hint });
}

;// CONCATENATED MODULE: ./lib/targets/compose/engine/multiplex.js
/**
 * The text in a stream of logs or of a program's output. Without a terminal the engine puts a header of eight bytes before
 * each piece: the stream's number, three zeros and the length. With one it sends the text as it is.
 */
function textOf(stream) {
    if (!hasHeaders(stream))
        return stream.toString("utf8");
    const pieces = [];
    for (let at = 0; at + 8 <= stream.length;) {
        const length = stream.readUInt32BE(at + 4);
        pieces.push(stream.subarray(at + 8, at + 8 + length));
        at += 8 + length;
    }
    return Buffer.concat(pieces).toString("utf8");
}
function hasHeaders(stream) {
    const [number = 255, ...zeros] = stream.subarray(0, 4);
    return number <= 2 && zeros.length === 3 && zeros.every((byte) => byte === 0);
}
/** Lines without their line ends and without the empty ones at the end. */
function linesOf(text) {
    return text.trimEnd() === "" ? [] : text.trimEnd().split(/\r?\n/);
}

;// CONCATENATED MODULE: ./lib/targets/compose/engine/tar.js
const block = 512;
/** The content of the first regular file in an archive, which is all that the engine sends for the path of a file. */
function firstFile(archive) {
    for (let at = 0; at + block <= archive.length;) {
        const header = archive.subarray(at, at + block);
        const size = Number.parseInt(tar_text(header.subarray(124, 136)), 8);
        if (Number.isNaN(size))
            return undefined;
        const content = archive.subarray(at + block, at + block + size);
        const kind = tar_text(header.subarray(156, 157));
        if (kind === "0" || kind === "")
            return content;
        // Anything else before it describes the entry that follows.
        at += block + Math.ceil(size / block) * block;
    }
    return undefined;
}
function tar_text(field) {
    const end = field.indexOf(0);
    return field
        .subarray(0, end < 0 ? undefined : end)
        .toString("latin1")
        .trim();
}

;// CONCATENATED MODULE: ./lib/targets/compose/engine/engine.js





/** The newest version of the API that this program was tried with. */
const newestKnown = [1, 45];
const exitPauseMs = 20;
const longestExitMs = 2_000;
/** The engine may have sent all that a program said a moment before it knows how the program ended; -1: it never knew. */
async function exitCodeOf(look) {
    for (let waitedMs = 0;; waitedMs += exitPauseMs) {
        const { ExitCode } = await look();
        if (ExitCode !== null || waitedMs >= longestExitMs)
            return ExitCode ?? -1;
        await (0,promises_.setTimeout)(exitPauseMs);
    }
}
/**
 * The engine at `unix:///path` or `tcp://host:port`, reached in its way; nothing is asked before the first call. `mayChange`
 * is asked before every call that is not only a question.
 */
function dockerEngine(host, way = direct, mayChange) {
    const plain = engineHttp(host, way);
    const http = mayChange === undefined ? plain : guarded(plain, mayChange);
    let negotiated;
    const version = () => (negotiated ??= negotiate(http).catch((error) => {
        negotiated = undefined;
        throw error;
    }));
    const at = async (path) => `/v${await version()}${path}`;
    const post = async (path, query = {}, timeoutMs = 60_000) => {
        await http.bytes("POST", await at(path), { query, timeoutMs });
    };
    const drop = async (path, query = {}) => {
        await orUndefined(http.bytes("DELETE", await at(path), { query }));
    };
    return {
        host,
        way,
        version,
        processors: async () => (await http.json("GET", await at("/info"))).NCPU,
        async containers(project) {
            const query = { all: "true", filters: JSON.stringify({ label: [`${projectLabel}=${project}`] }) };
            return http.json("GET", await at("/containers/json"), { query });
        },
        container: async (id) => orUndefined(http.json("GET", await at(`/containers/${id}/json`))),
        async image(reference) {
            const found = await orUndefined(http.json("GET", await at(`/images/${reference}/json`)));
            if (found === undefined)
                return undefined;
            const digests = (found.RepoDigests ?? []).map((each) => each.slice(each.indexOf("@") + 1));
            return { id: found.Id, digests: [...new Set(digests)] };
        },
        async logs(id, lines) {
            const query = { stdout: "true", stderr: "true", tail: String(lines) };
            const stream = await orUndefined(http.bytes("GET", await at(`/containers/${id}/logs`), { query }));
            return stream === undefined ? [] : linesOf(textOf(stream)).slice(-lines);
        },
        async events(id, since, until) {
            const filters = JSON.stringify({ container: [id] });
            const query = { since: seconds(since), until: seconds(until), filters };
            const text = (await http.bytes("GET", await at("/events"), { query })).toString("utf8");
            return linesOf(text).map((line) => JSON.parse(line));
        },
        async exec(id, command, signal, { user, whole = false } = {}) {
            const options = { AttachStdout: true, AttachStderr: true, Cmd: command };
            const created = await http.json("POST", await at(`/containers/${id}/exec`), {
                body: user === undefined ? options : { ...options, User: user },
                signal,
            });
            const body = { Detach: false, Tty: false };
            const output = await http.bytes("POST", await at(`/exec/${created.Id}/start`), { body, signal });
            const exitCode = await exitCodeOf(async () => http.json("GET", await at(`/exec/${created.Id}/json`)));
            const said = textOf(output).trim();
            return { exitCode, output: whole ? said : said.slice(-500) };
        },
        async processes(id) {
            try {
                const query = { ps_args: "-eo pid,args" };
                const found = await http.json("GET", await at(`/containers/${id}/top`), { query });
                return (found.Processes ?? []).map(([pid = "", ...words]) => ({ pid: Number(pid), command: words.join(" ") }));
            }
            catch (error) {
                // It does not run, or is gone.
                if (error instanceof EngineRefusal && [404, 409, 500].includes(error.status))
                    return [];
                throw error;
            }
        },
        async signal(id, name) {
            await orUndefined(post(`/containers/${id}/kill`, { signal: name }));
        },
        async file(id, path) {
            const archive = await orUndefined(http.bytes("GET", await at(`/containers/${id}/archive`), { query: { path } }));
            return archive === undefined ? undefined : firstFile(archive);
        },
        async weigh(id, shares) {
            const body = { CpuShares: shares };
            await orUndefined(http.bytes("POST", await at(`/containers/${id}/update`), { body }));
        },
        unpause: (id) => post(`/containers/${id}/unpause`),
        rename: (id, name) => post(`/containers/${id}/rename`, { name }),
        async stop(id, after) {
            const query = after === undefined ? {} : { t: String(after) };
            await orUndefined(post(`/containers/${id}/stop`, query, longestStopMs));
        },
        async remove(id) {
            try {
                await drop(`/containers/${id}`, { force: "true" });
            }
            catch (error) {
                if (!(error instanceof EngineRefusal) || error.status !== 409)
                    throw error;
                // Somebody else is removing it; its name is free only when that is done.
                await orUndefined(post(`/containers/${id}/wait`, { condition: "removed" }));
            }
        },
        async networks(project) {
            const filters = JSON.stringify({ label: [`${projectLabel}=${project}`] });
            const found = await http.json("GET", await at("/networks"), { query: { filters } });
            return found.map(({ Name }) => Name);
        },
        async volumes(project) {
            const filters = JSON.stringify({ label: [`${projectLabel}=${project}`] });
            const found = await http.json("GET", await at("/volumes"), {
                query: { filters },
            });
            return (found.Volumes ?? []).map(({ Name }) => Name);
        },
        removeNetwork: (name) => drop(`/networks/${name}`),
        removeVolume: (name) => drop(`/volumes/${name}`),
        close() {
            http.close();
        },
    };
}
/** What a method of HTTP other than GET does is a change, whichever call of the API it is. */
function guarded(http, mayChange) {
    const before = async (method) => {
        if (method !== "GET")
            await mayChange();
    };
    return {
        async call(method, path, options) {
            await before(method);
            return await http.call(method, path, options);
        },
        async json(method, path, options) {
            await before(method);
            return await http.json(method, path, options);
        },
        async bytes(method, path, options) {
            await before(method);
            return await http.bytes(method, path, options);
        },
        close() {
            http.close();
        },
    };
}
const projectLabel = "com.docker.compose.project";
/** Some services are given minutes to finish what they do. */
const longestStopMs = 15 * 60_000;
/** An engine refuses a version that is newer than its own, and a far newer one refuses very old ones. */
async function negotiate(http) {
    const response = await http.call("GET", "/_ping", { timeoutMs: 5_000 });
    response.resume();
    const offered = String(response.headers["api-version"] ?? "1.41");
    const [major = 1, minor = 0] = offered.split(".").map(Number);
    const isNewer = major > newestKnown[0] || (major === newestKnown[0] && minor > newestKnown[1]);
    return isNewer ? newestKnown.join(".") : offered;
}
async function orUndefined(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (error instanceof EngineRefusal && error.status === 404)
            return undefined;
        throw error;
    }
}
function seconds(time) {
    return (time.getTime() / 1000).toFixed(3);
}

// EXTERNAL MODULE: ./lib/config/config.js
var config = __webpack_require__(8674);
;// CONCATENATED MODULE: ./lib/targets/compose/gateways/host.js
/** The host and port in an address as gateways write it: `http://web:8000/path`, `web:8000`, `web`; `undefined` for an IP or a socket. */
function hostAndPort(address) {
    const bare = address.replace(/^\w+:\/\//, "").replace(/[/?].*$/s, "");
    const [, host = "", port] = /^([A-Za-z0-9_](?:[\w.-]*\w)?)(?::(\d+))?$/.exec(bare) ?? [];
    if (host === "" || host === "unix" || /^\d+(?:\.\d+){3}$/.test(host))
        return undefined;
    return { host, ...(port === undefined ? {} : { port: Number(port) }) };
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/caddy.js

/** Where a Caddy takes requests, read from its Caddyfile or its JSON. */
function readCaddy(text) {
    const dials = [...text.matchAll(/"dial"\s*:\s*"([^"]+)"/g)].map(([, address = ""]) => address);
    const lines = text.split("\n").map((line) => line.replace(/(^|\s)#.*$/, "").trim());
    const proxied = lines.flatMap((line, index) => {
        const words = line.replace(/\{\s*$/, "").split(/\s+/);
        const at = words.indexOf("reverse_proxy");
        const own = at < 0 ? [] : words.slice(at + 1).filter((word) => !/^[@/*]/.test(word));
        return at >= 0 && line.endsWith("{") ? [...own, ...addressesIn(blockAfter(lines, index))] : own;
    });
    const found = [...dials, ...proxied].flatMap((address) => hostAndPort(address) ?? []);
    const routes = [...new Map(found.map((each) => [JSON.stringify(each), { ...each, way: "hosts" }])).values()];
    const dynamic = /^\s*dynamic\s+a\b/m.test(text) || /"source"\s*:\s*"a"/.test(text);
    return { routes, facts: { dynamic } };
}
/** The lines up to the brace that closes the block. */
function blockAfter(lines, start) {
    const inside = [];
    let depth = 1;
    for (const line of lines.slice(start + 1)) {
        if (line.endsWith("{"))
            depth += 1;
        if (line.startsWith("}"))
            depth -= 1;
        if (depth === 0)
            break;
        inside.push(line);
    }
    return inside;
}
function addressesIn(block) {
    const words = block.map((line) => line.split(/\s+/));
    const to = words.flatMap(([first, ...rest]) => (first === "to" ? rest : []));
    const short = words.flatMap(([first, kind, host, port]) => first === "dynamic" && kind === "a" && host !== undefined && host !== "{" ? [joined(host, port)] : []);
    const [name, port] = ["name", "port"].map((option) => words.find(([first]) => first === option)?.[1]);
    return [...to, ...short, ...(name === undefined ? [] : [joined(name, port)])];
}
function joined(host, port) {
    return port === undefined || port === "{" ? host : `${host}:${port}`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/haproxy.js

const sections = /^(?:global|defaults|frontend|backend|listen|resolvers|userlist|peers|cache|program|mailers|ring|http-errors|fcgi-app)\b/;
/** The sections of a configuration, in their order. */
function haproxySections(text) {
    const found = [];
    let end = 0;
    for (const raw of text.split("\n")) {
        end += raw.length + 1;
        const line = raw.replace(/(^|\s)#.*$/, "").trim();
        if (line === "")
            continue;
        const words = line.split(/\s+/);
        if (sections.test(line))
            found.push({ head: words, lines: [], inside: Math.min(end, text.length) });
        else
            found.at(-1)?.lines.push(words);
    }
    return found;
}
/** Where a HAProxy takes requests, and how it learns addresses, read from its configuration files. */
function readHaproxy(text) {
    const lines = haproxy_linesOf(text);
    const socket = lines.find(({ section, words: [first, second, ...rest] }) => section === "global" && first === "stats" && second === "socket" && rest.join(" ").includes("level admin"))?.words[2];
    const byHost = new Map();
    for (const { section, words } of lines) {
        const isTemplate = words[0] === "server-template";
        if (words[0] !== "server" && !isTemplate)
            continue;
        const [name = "", address = "", ...flags] = isTemplate ? [words[1], ...words.slice(3)] : words.slice(1);
        const target = hostAndPort(address);
        if (target === undefined)
            continue;
        const asks = flags.includes("resolvers") || defaultsAsk(section, lines);
        const way = asks ? "ask" : socket === undefined || isTemplate ? "reload" : "runtime";
        const known = byHost.get(`${address} ${way}`);
        const servers = [...(known?.servers ?? []), `${section.split(/\s+/)[1] ?? ""}/${name}`];
        byHost.set(`${address} ${way}`, { ...target, way, ...(way === "runtime" ? { servers } : {}) });
    }
    return {
        routes: [...byHost.values()],
        facts: { ...(socket === undefined ? {} : { socket }), ...(asksEvery(lines) ?? {}) },
    };
}
function haproxy_linesOf(text) {
    return haproxySections(text).flatMap(({ head, lines }) => lines.map((words) => ({ section: head.join(" "), words })));
}
function defaultsAsk(section, lines) {
    return lines.some((line) => (line.section === section || line.section.startsWith("defaults")) &&
        line.words[0] === "default-server" &&
        line.words.includes("resolvers"));
}
/** HAProxy asks every `timeout resolve`, by itself every second, and holds what it got for `hold valid`. */
function asksEvery(lines) {
    const own = lines.filter(({ section }) => section.startsWith("resolvers"));
    if (own.length === 0)
        return undefined;
    const hold = own.find(({ words: [first, second] }) => first === "hold" && second === "valid")?.words[2];
    const [, amount = "10", unit = "s"] = /^(\d+)(ms|s|m)?$/.exec(hold ?? "") ?? [];
    return { validSeconds: Number(amount) * ({ ms: 0.001, s: 1, m: 60 }[unit] ?? 1) };
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/loading.js
/** The configuration files that a gateway was started with; its usual ones when it was told none. */
function configFilesOf(kind, started) {
    const named = namedConfigFiles(kind, [started.Path ?? "", ...(started.Args ?? [])]);
    return named.length > 0 ? named : usualConfigFiles[kind];
}
/** The configuration files that a command line names; a HAProxy may be told a folder. */
function namedConfigFiles(kind, words) {
    const flags = { nginx: ["-c"], haproxy: ["-f", "--"], caddy: ["--config", "-c"] }[kind];
    return words.flatMap((word, index) => {
        const own = flags
            .map((flag) => (word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : undefined))
            .find(Boolean);
        return own ?? (flags.includes(word) ? (words[index + 1] ?? []) : []);
    });
}
/** Where an image's gateway looks when it is told nothing; none: it knows that itself. */
const usualConfigFiles = {
    nginx: [],
    haproxy: ["/usr/local/etc/haproxy/haproxy.cfg"],
    caddy: ["/etc/caddy/Caddyfile"],
};
/** The program and its arguments by which a gateway itself says whether it would take its files. */
function trial(kind, started) {
    const files = configFilesOf(kind, started);
    switch (kind) {
        case "nginx":
            return ["nginx", "-t", "-q", ...files.flatMap((file) => ["-c", file])];
        case "haproxy":
            return ["haproxy", "-c", ...files.flatMap((file) => ["-f", file])];
        case "caddy":
            return ["caddy", "validate", ...caddyFlags(started, files)];
    }
}
/** How Caddy is told to load its configuration again; the others are sent a signal. */
function reloadCaddy(started) {
    return ["caddy", "reload", "--force", ...caddyFlags(started, configFilesOf("caddy", started))];
}
function caddyFlags({ Args = [] }, files) {
    const at = Args.indexOf("--adapter");
    const adapter = at < 0 ? [] : ["--adapter", Args[at + 1] ?? ""];
    return [...files.flatMap((file) => ["--config", file]), ...adapter];
}
/** Whether it can load its configuration again, by what it says and by what runs. */
function canReload(kind, config, programs) {
    switch (kind) {
        case "nginx":
            return true;
        case "haproxy":
            // Only a master can start a new worker beside the old one.
            return /^\s*master-worker\b/m.test(config) || programs.some((each) => /(?:^|\s)-(?:W|Ws)(?:\s|$)/.test(each));
        case "caddy":
            return !/^\s*admin\s+off\b/m.test(config) && !/"admin"\s*:\s*\{[^}]*"disabled"\s*:\s*true/.test(config);
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/nginx-config.js
/**
 * The directives of a configuration as `nginx -T` prints it, or of one of its files. What cannot be understood is left out:
 * NGINX itself has accepted what is read here.
 */
function parseNginx(text) {
    return blockOf(tokensOf(text), { at: 0 });
}
/** Why the places of directives in the text cannot be trusted, one sentence; `undefined`: all of it was understood. */
function nginxProblem(text) {
    const tokens = tokensOf(text);
    let [end, depth] = [0, 0];
    for (const { text: word, at } of tokens) {
        if (text.slice(end, at).trim() !== "")
            return `line ${lineOf(text, end)} has a quote that does not end`;
        if (word.endsWith("_by_lua_block"))
            return `line ${lineOf(text, at)} has Lua in it`;
        end = at + word.length;
        depth += word === "{" ? 1 : word === "}" ? -1 : 0;
        if (depth < 0)
            return `line ${lineOf(text, at)} closes a block that nobody opened`;
    }
    if (text.slice(end).trim() !== "")
        return `line ${lineOf(text, end)} has a quote that does not end`;
    return depth === 0 ? undefined : "a block in it does not end";
}
function lineOf(text, at) {
    const rest = text.slice(at);
    return text.slice(0, at + rest.length - rest.trimStart().length).split("\n").length;
}
/**
 * As NGINX reads it (`ngx_conf_read_token`): quotes, `#` and `}` mean something only where a word may begin, and within a word
 * `{` ends it unless it stands behind `$`. So a comment, a quoted word, one of `{};`, or a plain word.
 */
const token = /#[^\n]*|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|[{};]|(?:\\[^]|\$\{|[^ \t\r\n;{}\\"'#])(?:\\[^]|\$\{|[^ \t\r\n;{\\])*/g;
function tokensOf(text) {
    return [...text.matchAll(token)].map(({ 0: word, index }) => ({ text: word, at: index }));
}
function blockOf(tokens, position) {
    const found = [];
    let words = [];
    for (; position.at < tokens.length; position.at += 1) {
        const each = tokens[position.at];
        if (each === undefined || each.text === "}")
            return found;
        if (each.text.startsWith("#"))
            continue;
        if (each.text !== ";" && each.text !== "{") {
            words.push(each);
            continue;
        }
        const [name = "", ...args] = words.map(({ text }) => unquoted(text));
        const directive = { name, args, at: words[0]?.at ?? each.at };
        words = [];
        if (each.text === ";")
            found.push(directive);
        else {
            position.at += 1;
            found.push({ ...directive, block: blockOf(tokens, position), inside: each.at + 1 });
        }
    }
    return found;
}
function unquoted(word) {
    return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
/** Every directive, at any depth, with the blocks that are around it. */
function* everyDirective(directives, around = []) {
    for (const directive of directives) {
        yield { directive, around };
        if (directive.block !== undefined)
            yield* everyDirective(directive.block, [...around, directive]);
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/nginx.js


/** Where a file with addresses may lie: memory, so that nothing of it outlives the container's next start. */
const handedFolder = "/dev/shm/aip-deploy";
/** Where an NGINX takes requests, and how it learns addresses, read from its whole configuration. */
function readNginx(text) {
    const all = [...everyDirective(parseNginx(text))];
    const values = valuesOf(all.map(({ directive }) => directive));
    const upstreams = new Map(all.flatMap(({ directive: { name, args, block } }) => name === "upstream" && block !== undefined ? [[args[0] ?? "", block]] : []));
    const passes = all.flatMap(({ directive: { name, args } }) => (isPass.test(name) ? [args[0] ?? ""] : []));
    const routes = passes.flatMap((target) => routesOf(target, values, upstreams));
    return { routes: eachOnce(routes), facts: factsOf(all.map(({ directive }) => directive)) };
}
const isPass = /^(?:proxy|grpc|fastcgi|uwsgi|scgi)_pass$/;
function valuesOf(directives) {
    const of = new Map();
    const handed = new Set();
    const add = (variable, value) => of.set(variable, [...(of.get(variable) ?? []), value]);
    for (const { name, args, block } of directives) {
        if (name === "set" && args.length === 2)
            add(nameIn(args[0]), args[1] ?? "");
        if (name !== "map" || block === undefined)
            continue;
        const variable = nameIn(args[1]);
        for (const entry of block) {
            if (entry.name !== "include")
                add(variable, entry.args[0] ?? "");
            else if (entry.args[0]?.startsWith(`${handedFolder}/`) === true)
                handed.add(variable);
        }
    }
    return { of, handed };
}
function nameIn(word = "") {
    return word.replace(/^\$\{?/, "").replace(/\}$/, "");
}
function routesOf(target, values, upstreams) {
    const variables = [...target.matchAll(/\$\{?(\w+)\}?/g)].map(([, name = ""]) => name);
    if (variables.length === 0)
        return routeTo(target, "reload", upstreams);
    const way = variables.some((name) => values.handed.has(name)) ? "map" : "ask";
    return expanded(target, values).flatMap((each) => routeTo(each, way, upstreams));
}
/** The text with its variables replaced by everything that they may be; one that is not known is left out. */
function expanded(text, values, depth = 0) {
    const [whole, name = ""] = /\$\{?(\w+)\}?/.exec(text) ?? [];
    if (whole === undefined)
        return [text];
    const known = depth > mostDeep ? [] : (values.of.get(name) ?? []);
    const all = known.length === 0 ? [""] : known;
    return all.flatMap((value) => expanded(text.replace(whole, () => value), values, depth + 1));
}
/** A map may name itself. */
const mostDeep = 8;
function routeTo(target, way, upstreams) {
    const found = hostAndPort(target);
    if (found === undefined)
        return [];
    const group = upstreams.get(found.host);
    if (group === undefined)
        return [{ ...found, way }];
    return group.flatMap(({ name, args: [address = "", ...flags] }) => {
        const server = name === "server" ? hostAndPort(address) : undefined;
        if (server === undefined)
            return [];
        return [{ ...server, way: flags.includes("resolve") ? "ask" : "reload" }];
    });
}
function eachOnce(routes) {
    return [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()];
}
function factsOf(directives) {
    const first = (name) => directives.find((directive) => directive.name === name)?.args;
    const connect = milliseconds(first("proxy_connect_timeout")?.[0]);
    const valid = first("resolver")?.find((word) => word.startsWith("valid="));
    return {
        keepsIdle: first("keepalive_min_timeout") !== undefined,
        connectTimeoutMs: connect ?? 60_000,
        ...(first("resolver") === undefined
            ? {}
            : { validSeconds: (milliseconds(valid?.slice("valid=".length)) ?? 600_000) / 1000 }),
    };
}
/** NGINX's way to write times: `100ms`, `5s`, `1m`, and seconds without a unit. */
function milliseconds(text) {
    const parts = [...(text ?? "").matchAll(/(\d+)(ms|[smhd])?/g)];
    if (parts.length === 0)
        return undefined;
    const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    return parts.reduce((sum, [, amount, name = "s"]) => sum + Number(amount) * (unit[name] ?? 1000), 0);
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/pins.js
/** Ends every line of ours in a hosts file. */
const hostsMark = "# aip-deploy";
/** Lines for a hosts file; a container's own is made anew whenever it starts, so that they never outlive it. */
function hostsLines(pins) {
    const lines = pins.flatMap(({ route, addresses }) => addresses.map((address) => `${address} ${route.host} ${hostsMark}`));
    return [...new Set(lines)].map((line) => `${line}\n`).join("");
}
/** The lines of an NGINX map from the name that is asked for to where it is now, and the groups that they name. */
function handedFiles(pins) {
    const entries = pins.map(({ route: { host, port: written }, port, addresses }) => {
        const name = written === undefined ? host : `${host}:${written}`;
        const servers = addresses.map((address) => `${address}:${port}`);
        const group = `aip-deploy-${name.replaceAll(":", "-")}`;
        return servers.length === 1
            ? { line: `${name} ${servers.join("")};\n`, group: "" }
            : {
                line: `${name} ${group};\n`,
                group: `upstream ${group} {${servers.map((each) => ` server ${each};`).join("")} }\n`,
            };
    });
    return { map: entries.map(({ line }) => line).join(""), upstreams: entries.map(({ group }) => group).join("") };
}
/** Commands for HAProxy's runtime API: its servers get the addresses in turn. */
function runtimeCommands(pins) {
    return pins.flatMap(({ route: { servers = [] }, port, addresses }) => addresses.length === 0
        ? []
        : servers.map((server, index) => `set server ${server} addr ${addresses[index % addresses.length] ?? ""} port ${port}`));
}
/**
 * How many connections to these addresses are open, from what the kernel says in `/proc/net/tcp` and `tcp6`: established ones,
 * and such as are being opened or still have something to send.
 */
function connectionsTo(addresses, tables) {
    const wanted = new Set(addresses.map(kernelHex));
    const open = new Set(["01", "02", "04"]);
    return tables.split("\n").filter((line) => {
        const [, , remote = "", state = ""] = line.trim().split(/\s+/);
        return open.has(state) && wanted.has(remote.split(":")[0]?.slice(-8) ?? "");
    }).length;
}
/** The kernel writes IPv4 addresses as a little-endian number. */
function kernelHex(address) {
    const bytes = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
    return bytes.reverse().join("").toUpperCase();
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/find.js






const patienceMs = 10_000;
/**
 * The gateways among containers, with what their own configuration says. What a unit is, is what was said of it, else what its
 * image, its command or its programs are called. One that takes no request to anybody is no gateway.
 */
async function findGateways(candidates, said, engine) {
    const found = await Promise.all(candidates.map(async (candidate) => {
        const kind = said[candidate.unit] ?? (await kindOf(candidate, engine));
        if (kind === undefined)
            return [];
        const gateway = await read(candidate, kind, engine);
        // One that nobody from outside reaches, and that cannot be read, is more likely to serve files.
        const counts = gateway.routes.length > 0 ||
            kind === "traefik" ||
            (gateway.problem !== undefined && (candidate.publishes || said[candidate.unit] !== undefined));
        return counts ? [gateway] : [];
    }));
    const gateways = found.flat();
    return gateways.filter(({ unit }, index) => gateways.findIndex((each) => each.unit === unit) === index);
}
async function kindOf({ container, publishes }, engine) {
    const { Path = "", Args = [], Config } = container;
    const image = Config.Image.replace(/[@:][^/]*$/, "");
    const own = kindIn([image.split("/").at(-1) ?? "", Path, ...Args].join(" "));
    if (own !== undefined || !publishes)
        return own;
    const programs = await engine.processes(container.Id);
    return kindIn(programs.map(({ command }) => command.split(/\s/, 1)[0]).join(" "));
}
function kindIn(text) {
    const name = /(?:^|[\s/_-])(nginx|openresty|haproxy|caddy|traefik)\b/.exec(text)?.[1];
    return config/* gatewayKinds */.A.find((kind) => kind === (name === "openresty" ? "nginx" : name));
}
const mark = "--- aip-deploy: ";
/** Prints, part by part, what is needed to know a gateway; every part may fail. */
const scripts = {
    nginx: `nginx -v 2>&1; ${part("hosts")}; cat /etc/hosts; ${part("handed")}; cat ${handedFolder}/routes.map 2>/dev/null
    ${part("config")}; nginx -T "$@" 2>/dev/null || cat "\${2:-/etc/nginx/nginx.conf}" /etc/nginx/conf.d/*.conf 2>/dev/null`,
    haproxy: `haproxy -v 2>&1 | head -n 1; ${part("hosts")}; cat /etc/hosts; ${part("config")}
    for f in "$@"; do if [ -d "$f" ]; then cat "$f"/*.cfg; else cat "$f"; fi; done`,
    caddy: `caddy version 2>&1; ${part("hosts")}; cat /etc/hosts; ${part("config")}; cat "$@"`,
};
function part(name) {
    return `echo; echo "${mark}${name}"`;
}
const readers = { nginx: readNginx, haproxy: readHaproxy, caddy: readCaddy };
async function read({ unit, container }, kind, engine) {
    const base = { unit, kind, routes: [], facts: {}, pinned: [] };
    if (kind === "traefik")
        return { ...base, facts: traefikFacts(container.Args ?? []) };
    const chosen = configFilesOf(kind, container);
    const args = kind === "nginx" ? chosen.flatMap((file) => ["-c", file]) : chosen;
    const words = ["sh", "-c", scripts[kind], "sh", ...args];
    try {
        const [{ output }, programs] = await Promise.all([
            engine.exec(container.Id, words, AbortSignal.timeout(patienceMs), { whole: true }),
            kind === "haproxy" ? engine.processes(container.Id) : [],
        ]);
        const parts = find_partsOf(output);
        const { routes, facts } = readers[kind](parts["config"] ?? "");
        const version = /\d+\.\d+(?:\.\d+)?/.exec(parts[""] ?? "")?.[0];
        const [config] = chosen;
        const reloads = canReload(kind, parts["config"] ?? "", programs.map(({ command }) => command));
        const empty = (parts["config"] ?? "").trim() === ""
            ? { problem: `its configuration cannot be read: ${output.slice(-200)}` }
            : {};
        return {
            ...base,
            ...empty,
            ...(version === undefined ? {} : { version }),
            routes: routes,
            facts: { ...facts, ...(config === undefined ? {} : { config }), reloads },
            pinned: pinnedIn(parts),
        };
    }
    catch (error) {
        return { ...base, problem: `it cannot be asked: ${error.message}` };
    }
}
/** What Traefik's command line says; what is in a file of its own is not known. */
function traefikFacts(args) {
    const milliseconds = (flag) => {
        const written = args.find((each) => each.toLowerCase().startsWith(`--${flag}=`))?.split("=")[1];
        const [, amount, unit = "s"] = /^(\d+)(ms|s)?$/.exec(written ?? "") ?? [];
        return amount === undefined ? undefined : Number(amount) * (unit === "ms" ? 1 : 1000);
    };
    const dial = milliseconds("serverstransport.forwardingtimeouts.dialtimeout");
    return {
        connectTimeoutMs: dial ?? 30_000,
        validSeconds: (milliseconds("providers.providersthrottleduration") ?? 2_000) / 1000,
    };
}
function find_partsOf(output) {
    const [first = "", ...rest] = output.split(mark);
    const named = rest.map((text) => [text.split("\n", 1)[0] ?? "", text.slice(text.indexOf("\n") + 1)]);
    return Object.fromEntries([["", first], ...named]);
}
function pinnedIn({ hosts = "", handed = "" }) {
    const inHosts = hosts.split("\n").flatMap((line) => (line.endsWith(hostsMark) ? (line.split(/\s+/)[1] ?? []) : []));
    const inMap = handed.split("\n").flatMap((line) => /^([\w.-]+?)(?::\d+)?\s+\S+;$/.exec(line.trim())?.[1] ?? []);
    return [...new Set([...inHosts, ...inMap])].sort();
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/running.js


/** The gateways of a project that run now. */
async function gatewaysOf({ engine, project, said }) {
    const up = (await serviceContainers(engine, project)).filter(({ State }) => State === "running");
    const candidates = await Promise.all(up.map(async (summary) => {
        const container = await engine.container(summary.Id);
        const publishes = summary.Ports.some(({ PublicPort }) => PublicPort !== undefined);
        return container === undefined ? [] : [{ unit: serviceOf(summary), container, publishes }];
    }));
    return findGateways(candidates.flat(), said, engine);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/targets/compose/host-files.js




/**
 * Exchanges of a path exclude each other by a lock of the kernel on the file `<path>.lock`, which is given back however its
 * holder ends. Whoever reaches the host in another way takes the same lock. It does not exclude `claim`: a path that is
 * exchanged is never removed.
 */
function lockOf(path) {
    return `${path}.lock`;
}
const ownerOnly = 0o600;
const differs = 9;
const exchangeMs = 30_000;
/** The files of this machine. */
function localFiles(runner) {
    return {
        read: readOrNothing,
        async write(path, content, mode) {
            await beside(path, content, mode, async (written) => {
                await (0,external_node_fs_promises_.rename)(written, path);
                return true;
            });
        },
        claim: (path, content) => beside(path, content, ownerOnly, async (written) => {
            try {
                // A link fails where a rename would overwrite what somebody else just made.
                await (0,external_node_fs_promises_.link)(written, path);
                return true;
            }
            catch (error) {
                if (isError(error, "EEXIST"))
                    return false;
                throw error;
            }
        }),
        exchange: (path, before, after) => beside(path, after, ownerOnly, (written) => beside(path, before, ownerOnly, async (expected) => {
            const line = replaceUnderLock({ path, expected, written });
            const { exitCode } = await runner.run(line, { accept: [0, differs], timeoutMs: exchangeMs });
            return exitCode === 0;
        })),
    };
}
/** Systems with BSD's tools have `lockf` instead of `flock`; both take the same kind of lock. */
const underLock = 'lock=$1; shift; if command -v flock >/dev/null; then exec flock "$lock" "$@"; else exec lockf -k "$lock" "$@"; fi';
const replace = `cmp -s "$1" "$2" || exit ${differs}; mv -f "$3" "$2"`;
function replaceUnderLock({ path, expected, written }) {
    const replacing = ["sh", "-c", replace, "sh", expected, path, written];
    return { ...(0,command/* command */.G5)("sh", "-c", underLock, "sh", lockOf(path), replacing), inherit: "least" };
}
/** Writes the content to the disk under another name in the same folder, and forgets that name when the work is done. */
async function beside(path, content, mode, work) {
    const folder = (0,external_node_path_.dirname)(path);
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const written = `${path}.writing-${(0,external_node_crypto_.randomUUID)()}`;
    try {
        const file = await (0,external_node_fs_promises_.open)(written, "wx", mode);
        try {
            await file.writeFile(content);
            await file.sync();
        }
        finally {
            await file.close();
        }
        const done = await work(written);
        await syncFolder(folder);
        return done;
    }
    finally {
        await (0,external_node_fs_promises_.rm)(written, { force: true });
    }
}
/** A new name survives a power failure only when its folder is on the disk as well. */
async function syncFolder(folder) {
    const opened = await (0,external_node_fs_promises_.open)(folder, "r");
    try {
        await opened.sync();
    }
    finally {
        await opened.close();
    }
}
async function readOrNothing(path) {
    try {
        return await (0,external_node_fs_promises_.readFile)(path);
    }
    catch (error) {
        if (isError(error, "ENOENT"))
            return undefined;
        throw error;
    }
}
function isError(error, code) {
    return error.code === code;
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/commands.js

/** Where every engine listens on its host. */
const engineSocket = "/var/run/docker.sock";
/** The host's engine as a socket on this machine. */
function forwardedEngine({ folder }) {
    return `${folder}/e`;
}
/**
 * The one connection: holds the engine's socket and lets other calls share it, for as long as its input stays open. What is
 * set here wins over the user's ssh_config: it never asks, never takes a key on trust, and notices a dead link in seconds.
 */
function holdConnection(link, script) {
    const forward = `${forwardedEngine(link)}:${engineSocket}`;
    const options = [
        "StrictHostKeyChecking=yes",
        "UpdateHostKeys=no",
        "ControlPersist=no",
        "ExitOnForwardFailure=yes",
        "StreamLocalBindUnlink=yes",
        "StreamLocalBindMask=0177",
        "ServerAliveInterval=3",
        "ServerAliveCountMax=3",
    ];
    const sharing = ["-M", "-S", controlOf(link), "-L", forward];
    return ssh(link, [(0,command/* each */.__)("-o", options), sharing], script);
}
/**
 * Learns a host's key by the same way as the connection goes, into a file that nobody trusts: it offers no login, so that
 * nothing of ours is sent to a host that is not known.
 */
function learnHostKey(link, file) {
    const options = [
        "StrictHostKeyChecking=accept-new",
        `UserKnownHostsFile=${file}`,
        "GlobalKnownHostsFile=/dev/null",
        "HashKnownHosts=no",
        "PreferredAuthentications=none",
        "ControlPath=none",
    ];
    return ssh({ ...link, keyFile: undefined, knownHostsFiles: [] }, (0,command/* each */.__)("-o", options), "true");
}
function ssh(link, own, script) {
    const { host, keyFile, knownHostsFiles, configFile } = link;
    const always = [
        "BatchMode=yes",
        "ConnectTimeout=10",
        "ForwardAgent=no",
        "ForwardX11=no",
        "PermitLocalCommand=no",
        "RemoteCommand=none",
        "RequestTTY=no",
        "EscapeChar=none",
        "LogLevel=INFO",
    ];
    const pinned = knownHostsFiles.length === 0
        ? []
        : [`UserKnownHostsFile=${knownHostsFiles.map(quoted).join(" ")}`, "GlobalKnownHostsFile=/dev/null"];
    const identity = keyFile === undefined ? [] : ["-i", keyFile, "-o", "IdentitiesOnly=yes"];
    const to = [(0,command/* option */.uK)("-p", host.port?.toString()), (0,command/* option */.uK)("-l", host.user), "--", host.host];
    const built = (0,command/* command */.G5)("ssh", (0,command/* option */.uK)("-F", configFile), own, (0,command/* each */.__)("-o", [...always, ...pinned]), identity, to, script);
    return { ...built, env: { SSH_ASKPASS_REQUIRE: "never" } };
}
/** Paths in a list of ssh's options are separated by spaces. */
function quoted(path) {
    return /\s/.test(path) ? `"${path}"` : path;
}
/**
 * A program on the host, over the connection that is there and never over a new one. Its environment stands in the command
 * line, for all of the host to see; secrets go over stdin. The mark names it, so that it can be stopped.
 */
function onHost(link, { program, args, env = {}, stdin }, mark) {
    const given = Object.entries({ ...env, [markName]: mark }).map(([name, value]) => `${name}=${value}`);
    const line = (0,command/* toShell */.aB)((0,command/* command */.G5)("env", given, program, args));
    return { ...commands_shared(link, "-T", "--", link.host.host, line), ...(stdin === undefined ? {} : { stdin }) };
}
/** Makes an address that the host reaches a socket on this machine. */
function forwardTo(link, socket, host, port) {
    const address = host.includes(":") ? `[${host}]` : host;
    return commands_shared(link, "-O", "forward", "-L", `${socket}:${address}:${port}`, "--", link.host.host);
}
function commands_shared(link, ...args) {
    const never = (0,command/* each */.__)("-o", ["ControlMaster=no", "ProxyCommand=false", "LogLevel=ERROR"]);
    return { ...(0,command/* command */.G5)("ssh", "-F", "none", "-S", controlOf(link), never, args), inherit: "bare" };
}
function controlOf({ folder }) {
    return `${folder}/c`;
}
const markName = "AIP_DEPLOY_COMMAND";
const stop = `ours() {
  for each in /proc/[0-9]*; do
    tr '\\0' '\\n' < $each/environ 2> /dev/null | grep -qx "${markName}=$1" && kill -$2 \${each#/proc/} 2> /dev/null && found=1
  done
}
found=0; ours "$1" TERM
for second in 1 2 3 4 5; do
  [ $found = 1 ] || exit 0
  sleep 1; found=0; ours "$1" 0
done
ours "$1" KILL`;
/** Stops marked programs on the host and all that they started: asks first, kills five seconds later. The mark is a pattern of `grep`. */
function stopMarked(mark) {
    return (0,command/* command */.G5)("sh", "-c", stop, "sh", mark);
}
/** Whether an address of the host's networks accepts a connection. */
function tryAddress(host, port) {
    return (0,command/* command */.G5)("timeout", "2", "bash", "-c", 'exec 3<> "/dev/tcp/$0/$1"', host, String(port));
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/files.js




const no = 9;
const anyMs = 60_000;
/** `$1` is the path; what is written comes over stdin. A file is on the disk before its name is. */
const written = `umask 077; mkdir -p "$2" && t="$1.writing-$$-$(date +%N)" && trap 'rm -f "$t" "$t.before"' EXIT || exit 1
onDisk() { sync "$@" 2> /dev/null || sync; }`;
const files_scripts = {
    read: `[ -e "$1" ] || exit ${no}; exec base64 < "$1"`,
    write: `${written}
cat > "$t" && chmod "$3" "$t" && onDisk "$t" && mv -f "$t" "$1" && onDisk "$2"`,
    claim: `${written}
cat > "$t" && onDisk "$t" || exit 1
if ln "$t" "$1" 2> /dev/null; then onDisk "$2"; elif [ -e "$1" ]; then exit ${no}; else exit 1; fi`,
    // Unlike `head`, `dd` never reads more than it was asked for, and what follows is the other content.
    exchange: `${written}
dd bs=1 count="$3" > "$t.before" 2> /dev/null && cat > "$t" && onDisk "$t" || exit 1
exec 8> "$4" && flock 8 && { cmp -s "$t.before" "$1" || exit ${no}; } && mv -f "$t" "$1" && onDisk "$2"`,
};
/** The files of a host, each act one script over its connection; contents go over stdin and are in no command line. */
function filesOnHost(runner) {
    const run = async (name, args, stdin) => {
        const line = { ...(0,command/* command */.G5)("sh", "-c", files_scripts[name], "sh", args), ...(stdin === undefined ? {} : { stdin }) };
        try {
            return await runner.run(line, { accept: [0, no], timeoutMs: anyMs });
        }
        catch (error) {
            throw refused(name, args[0], error);
        }
    };
    return {
        async read(path) {
            const { exitCode, stdout } = await run("read", [path]);
            return exitCode === no ? undefined : Buffer.from(stdout, "base64");
        },
        async write(path, content, mode) {
            await run("write", [path, (0,external_node_path_.dirname)(path), mode.toString(8)], content);
        },
        claim: async (path, content) => (await run("claim", [path, (0,external_node_path_.dirname)(path)], content)).exitCode === 0,
        async exchange(path, before, after) {
            const args = [path, (0,external_node_path_.dirname)(path), String(before.length), lockOf(path)];
            return (await run("exchange", args, Buffer.concat([before, after]))).exitCode === 0;
        },
    };
}
/** The script that failed is nobody's business; what the host said about the file is. */
function refused(name, path, error) {
    if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
        return error;
    const said = error.lastLines.join("\n") || `it ended with ${error.status ?? "a signal"} and said nothing`;
    const deed = name === "read" ? "read" : "written";
    return new errors/* TargetError */.I0("target.failed", `${path} cannot be ${deed} on the host: ${said}`, { cause: error });
}

;// CONCATENATED MODULE: ./lib/targets/compose/commands.js

/** Starts just these services, whatever they depend on: what must run before them does. */
function startServices(place, services, options) {
    const anew = options.anew && "--force-recreate";
    const flags = ["--detach", "--no-deps", "--no-build", "--pull", "never", "--no-color", "--quiet-pull"];
    return compose(place, ["up", ...flags], anew, services);
}
/** Starts as many more of each service that it has this many containers; those that run are left as they are. */
function addServices(place, counts) {
    const scales = Object.entries(counts).map(([service, count]) => `${service}=${count}`);
    const flags = [
        "--detach",
        "--no-deps",
        "--no-recreate",
        "--no-build",
        "--pull",
        "never",
        "--no-color",
        "--quiet-pull",
    ];
    return compose(place, ["up", ...flags], (0,command/* each */.__)("--scale", scales), Object.keys(counts));
}
/** Runs a program in a new container of a service and removes the container when it has ended. */
function runTask(place, { service, name, command: words }) {
    return compose(place, ["run", "--rm", "--no-deps", "--no-TTY", "--name", name], service, words);
}
/** The same with a program instead of the image's own, from a Compose file that lies nowhere. */
function tryGateway(place, { service, name, command: words }, file) {
    const [program = "", ...args] = words;
    const flags = ["--rm", "--no-deps", "--no-TTY", "--entrypoint", program, "--name", name];
    return { ...compose({ ...place, file: "-" }, ["run", ...flags], service, args), stdin: file };
}
/** Runs a service as it is defined; its container stays, so that files can be taken out of it. */
function runService(place, { service, name }) {
    return compose(place, ["run", "--no-deps", "--no-TTY", "--name", name], service);
}
/** Fetches one image by its digest, or by its tag when it has none. */
function pullImage(host, reference) {
    return onEngine(host, (0,command/* command */.G5)("docker", "pull", "--quiet", reference));
}
function compose({ host, project, file }, ...args) {
    return onEngine(host, (0,command/* command */.G5)("docker", "compose", (0,command/* each */.__)("--project-name", [project]), "--file", file, ...args));
}
/** Only what the programs need to find themselves, their logins and the engine: no value of ours gets into a Compose file. */
function onEngine(host, built) {
    return { ...built, env: { DOCKER_HOST: host, COMPOSE_IGNORE_ORPHANS: "true" }, inherit: "bare" };
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/targets/compose/parse.js
var parse = __webpack_require__(650);
// EXTERNAL MODULE: ./lib/targets/compose/results.js
var compose_results = __webpack_require__(7707);
// EXTERNAL MODULE: ./lib/targets/compose/tools.js
var compose_tools = __webpack_require__(6354);
;// CONCATENATED MODULE: ./lib/targets/compose/pull.js






const atOnce = 4;
const attempts = 5;
const firstPauseMs = 1_000;
/** Fetches the images of the step's units that the engine does not have. */
async function pull(work) {
    const { document, step } = work;
    const references = step.units.map((unit) => document.model.services[unit]?.image ?? "");
    const pulled = await ensureImages(references, work);
    return (0,compose_results/* succeeded */.gq)(work, pulled === 0 ? "all images are there" : `${pulled} ${pulled === 1 ? "image" : "images"} pulled`);
}
/** Promises that the engine has these images, and answers how many had to be pulled. Throws `target.failed`. */
async function ensureImages(references, tools) {
    const wanted = [...new Set(references)].sort();
    const present = await Promise.all(wanted.map(async (each) => (await tools.engine.image(each)) !== undefined));
    const missing = wanted.filter((_reference, index) => present[index] !== true);
    await (0,p_map/* default */.Ay)(missing, (reference) => pullOne(reference, tools), { concurrency: atOnce });
    return missing.length;
}
async function pullOne(reference, tools) {
    const { clock, log, signal } = tools;
    const started = clock.now();
    for (let attempt = 1;; attempt += 1) {
        const said = await attemptPull(reference, tools);
        if (said === undefined) {
            log.debug(`${reference} pulled in ${(0,compose_tools/* inWords */.r)((0,compose_tools/* secondsSince */.w)(started, clock))}`);
            return;
        }
        const trouble = (0,parse/* pullTrouble */.$p)(said);
        if (trouble !== "transient" || attempt === attempts)
            throw pull_refused(reference, said, trouble);
        log.debug(`${reference}: ${said}; once more`);
        await clock.sleep(firstPauseMs * 2 ** (attempt - 1), signal);
    }
}
/** What Docker said when it could not; `undefined` when it could. */
async function attemptPull(reference, { engine, here, signal }) {
    try {
        await here.run(pullImage(engine.host, reference), { signal });
        return undefined;
    }
    catch (error) {
        if (error instanceof errors/* CommandError */.Qd && error.code === "command.failed")
            return error.lastLines.join("\n");
        throw error;
    }
}
const hints = {
    missing: "The registry does not have it any more: push the commit again to build it, or deploy a release whose images exist.",
    unauthorized: "Log the target in where it pulls from: docker login, or aip-deploy's registry login.",
    "disk-full": parse/* diskFullHint */.oH,
    transient: "The registry did not answer five times: see whether it runs and the host reaches it, then run again.",
    other: undefined,
};
function pull_refused(reference, said, trouble) {
    return new errors/* TargetError */.I0("target.failed", `image ${reference} cannot be pulled: ${said}`, { hint: hints[trouble] });
}

// EXTERNAL MODULE: ./lib/targets/exit-code.js
var exit_code = __webpack_require__(5388);
;// CONCATENATED MODULE: ./lib/targets/compose/explain.js

const logLines = 20;
const mostEvents = 20;
/** What a person needs to understand a unit: its container's last log lines and what the engine did with it since then. */
async function evidence(id, since, { engine, clock, redact }) {
    // The engine writes logs and events a moment after the fact.
    await clock.sleep(100);
    const [log, events] = await Promise.all([engine.logs(id, logLines), eventsOf(id, since, engine, clock.now())]);
    return { log: log.map(redact), events };
}
async function eventsOf(id, since, engine, now) {
    const happened = await engine.events(id, since, now);
    const told = happened.filter(({ Action }) => !Action.startsWith("exec_") && Action !== "attach");
    const first = told[0]?.timeNano ?? 0;
    return told.slice(-mostEvents).map((event) => `${((event.timeNano - first) / 1e9).toFixed(1)} s: ${explain_words(event)}`);
}
function explain_words({ Action: action, Actor: { Attributes: facts } }) {
    switch (action) {
        case "create":
            return "created";
        case "start":
            return "started";
        case "rename":
            return "renamed";
        case "die":
            return `ended with exit code ${facts["exitCode"] ?? "unknown"}`;
        case "oom":
            return "the kernel found no memory for it";
        case "kill":
            return `was sent signal ${facts["signal"] ?? "9"}`;
        case "destroy":
            return "removed";
        default:
            return action.replaceAll("_", " ");
    }
}
/** The exit code of the last end that the events tell of. */
function lastExitCode(events) {
    return events.flatMap((event) => /ended with exit code (\d+)/.exec(event)?.[1] ?? []).at(-1);
}
/** Why a container does not run, in one sentence without its name; `undefined` while it may yet become ready. */
function trouble(container, restartsBefore) {
    if (container === undefined)
        return "its container was removed while it started";
    const { Status: status, ExitCode: code, OOMKilled: oom, Error: refused } = container.State;
    const restarted = container.RestartCount > restartsBefore;
    const down = ["created", "exited", "dead", "removing"].includes(status);
    if (!down && !restarted && status !== "restarting")
        return undefined;
    if (refused !== "")
        return `could not be started: ${refused}`;
    if (status === "created")
        return "was made and not started";
    if (oom)
        return `was killed because it used all of its memory${limitOf(container)}`;
    return restarted || status === "restarting" ? restartedByRule : `ended with exit code ${code}${(0,exit_code/* meaning */.a)(code)}`;
}
/** Once it runs again, only the events know with which exit code it ended. */
const restartedByRule = "ended and was started again by its restart rule";
function limitOf({ HostConfig: { Memory: bytes } }) {
    return bytes === 0 ? "" : ` (${Math.round(bytes / 1024 / 1024)} MiB)`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/probe.js

const httpMs = 5_000;
const tcpMs = 2_000;
const commandMs = 30_000;
/** The configured probe, else the container's own healthcheck run by us, else none. */
function probeFor(ready, container, engine) {
    if (ready?.kind === "http")
        return { kind: "http", look: (each, signal) => http(ready, each, engine, signal) };
    if (ready?.kind === "tcp")
        return { kind: "tcp", look: (each, signal) => tcp(ready.port, each, engine, signal) };
    const healthcheck = healthcheckOf(container);
    const isConfigured = ready?.kind === "command" && ready.command.join("\0") !== healthcheck?.words.join("\0");
    if (isConfigured) {
        return { kind: "command", look: (each, signal) => probe_command(ready.command, each, engine, { signal, ms: commandMs }) };
    }
    if (healthcheck === undefined)
        return { kind: "running", look: () => Promise.resolve({ ready: true, said: "runs" }) };
    return {
        kind: "healthcheck",
        look: (each, signal) => probe_command(healthcheck.words, each, engine, { signal, ms: healthcheck.ms }),
    };
}
/** The healthcheck as a program with its arguments; the engine has merged the image's and the Compose file's. */
function healthcheckOf({ Config: { Healthcheck: check, Shell: shell } }) {
    const [kind, ...words] = check?.Test ?? [];
    const ms = (check?.Timeout ?? 0) === 0 ? commandMs : (check?.Timeout ?? 0) / 1e6;
    if (kind === "CMD" && words.length > 0)
        return { words, ms };
    if (kind === "CMD-SHELL")
        return { words: [...(shell ?? ["/bin/sh", "-c"]), ...words], ms };
    return undefined;
}
/** Nothing about a name is known to a probe by address; `localhost` is what applications that check names let pass. */
async function http({ port, path, status }, container, engine, signal) {
    const host = await probe_addressOf(container, engine);
    if (host === undefined)
        return noAddress;
    const name = `GET http://${host}:${port}${path}`;
    const route = await engine.way.route(host, port);
    return new Promise((resolve) => {
        const headers = { Host: "localhost", "User-Agent": "aip-deploy", Connection: "close" };
        const limited = AbortSignal.any([signal, AbortSignal.timeout(httpMs)]);
        const sent = (0,external_node_http_.request)({ ...route, path, headers, agent: false, signal: limited }, (response) => {
            response.resume();
            const code = response.statusCode ?? 0;
            resolve({ ready: status.includes(code), said: `${name} answered ${code}` });
            response.on("error", () => undefined);
        });
        sent.on("error", (error) => {
            resolve({
                ready: false,
                said: `${name}: ${error.name === "AbortError" ? "no answer" : (error.code ?? error.message)}`,
            });
        });
        sent.end();
    });
}
async function tcp(port, container, engine, signal) {
    const host = await probe_addressOf(container, engine);
    if (host === undefined)
        return noAddress;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(tcpMs)]);
    const refused = await engine.way.refusal(host, port, limited);
    return { ready: refused === undefined, said: `${host}:${port} ${refused ?? "accepts connections"}` };
}
async function probe_command(words, container, engine, { signal, ms }) {
    try {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
        const { exitCode, output } = await engine.exec(container.Id, words, limited);
        const said = output === "" ? "" : `: ${output.replaceAll(/\s+/g, " ").slice(-200)}`;
        return { ready: exitCode === 0, said: `${words.join(" ")} ended with ${exitCode}${said}` };
    }
    catch (error) {
        const { name, message } = error;
        const isLate = name === "AbortError" || name === "TimeoutError";
        return { ready: false, said: `${words.join(" ")}: ${isLate ? "did not end in time" : message}` };
    }
}
const noAddress = { ready: false, said: "it has no address on a network of the host" };
/** Where the host reaches a container: its first network, the host itself, or the container whose network it shares. */
async function probe_addressOf(container, engine) {
    const mode = container.HostConfig.NetworkMode;
    if (mode === "host")
        return "127.0.0.1";
    const shared = /^container:(.+)$/.exec(mode)?.[1];
    if (shared !== undefined) {
        const other = await engine.container(shared);
        return other === undefined ? undefined : probe_addressOf(other, engine);
    }
    const networks = Object.entries(container.NetworkSettings.Networks).sort(([left], [right]) => left < right ? -1 : 1);
    return networks.map(([, { IPAddress, GlobalIPv6Address = "" }]) => IPAddress || GlobalIPv6Address).find(Boolean);
}

;// CONCATENATED MODULE: ./lib/targets/compose/readiness.js


const watchEveryMs = 200;
const readiness_firstPauseMs = 25;
const longestPauseMs = 250;
/** Looks come rarer the longer it takes, so that what is seen late is a small part of it, and take a third of the time. */
const connecting = { first: readiness_firstPauseMs, longest: longestPauseMs, share: 1 / 20 };
/** Starting a program costs more than opening a connection. */
const executing = { first: 100, longest: 500, share: 1 / 8 };
/** Without any probe, staying up for this long counts as ready. */
const settleMs = 2_000;
/**
 * Waits until a container is ready by our own probe, which sees it within milliseconds where the engine's healthcheck takes
 * up to its interval. A container that ends, is restarted or is removed meanwhile fails at once.
 */
async function untilReady(waiting) {
    const { engine, clock, id, since, signal, timeoutMs } = waiting;
    const first = await engine.container(id);
    const restartsBefore = first === undefined || Date.parse(first.Created) >= since.getTime() ? 0 : first.RestartCount;
    const deadAlready = trouble(first, restartsBefore);
    if (first === undefined || deadAlready !== undefined)
        return { outcome: "failed", why: deadAlready ?? "is gone" };
    const over = new AbortController();
    const watch = { ...waiting, latest: first, restartsBefore, signal: AbortSignal.any([signal, over.signal]) };
    try {
        return await Promise.race([
            watchFor(watch),
            probeUntilReady(watch, probeFor(waiting.ready, first, engine), clock.now().getTime() + timeoutMs),
        ]);
    }
    catch (error) {
        if (signal.aborted)
            return { outcome: "cancelled", why: "was not waited for" };
        throw error;
    }
    finally {
        over.abort();
    }
}
/** Waits until a container has ended; only 0 is good. */
async function untilEnded(waiting) {
    const { engine, clock, id, signal, timeoutMs } = waiting;
    const end = clock.now().getTime() + timeoutMs;
    for (let pause = readiness_firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        const container = await engine.container(id);
        if (container?.State.Status === "exited" && container.State.ExitCode === 0)
            return { outcome: "succeeded" };
        const why = trouble(container, container?.RestartCount ?? 0);
        if (why !== undefined)
            return { outcome: "failed", why };
        if (clock.now().getTime() >= end)
            return { outcome: "failed", why: `did not end within ${timeoutMs / 1000} s` };
        if (signal.aborted)
            return { outcome: "cancelled", why: "was not waited for" };
        await clock.sleep(pause, signal).catch(() => undefined);
    }
}
async function watchFor(watch) {
    for (;;) {
        await watch.clock.sleep(watchEveryMs, watch.signal);
        const container = await watch.engine.container(watch.id);
        const why = trouble(container, watch.restartsBefore);
        if (why !== undefined || container === undefined)
            return { outcome: "failed", why: why ?? "is gone" };
        watch.latest = container;
    }
}
async function probeUntilReady(watch, probe, end) {
    const { clock, signal } = watch;
    if (probe.kind === "running") {
        await clock.sleep(settleMs, signal);
        const why = trouble(await watch.engine.container(watch.id), watch.restartsBefore);
        return why === undefined ? { outcome: "succeeded" } : { outcome: "failed", why };
    }
    const isExec = probe.kind === "command" || probe.kind === "healthcheck";
    const { first, longest, share } = isExec ? executing : connecting;
    const began = clock.now().getTime();
    let said;
    for (;;) {
        // Docker's own look is as good as ours when it happens to come first.
        const healthy = probe.kind === "healthcheck" && watch.latest.State.Health?.Status === "healthy";
        const left = AbortSignal.timeout(Math.max(1, end - clock.now().getTime()));
        const asked = clock.now().getTime();
        const seen = healthy ? { ready: true, said: "" } : await probe.look(watch.latest, AbortSignal.any([signal, left]));
        if (seen.ready)
            return { outcome: "succeeded" };
        // A look that the end cut short tells less than the one before it.
        if (said === undefined || !left.aborted)
            said = seen.said;
        const now = clock.now().getTime();
        const pause = Math.min(Math.max(first, (now - began) * share, (now - asked) * 2), longest);
        if (now + pause >= end) {
            return { outcome: "failed", why: `is not ready after ${watch.timeoutMs / 1000} s: ${said}` };
        }
        await clock.sleep(pause, signal);
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/once.js





/** How long what an interrupted run started may still take before it is stopped. */
const leftoverMs = 15 * 60_000;
/**
 * Runs a program in a new container of a unit, as the bundle defines it: its image, variables, secrets, volumes and networks.
 * The container is gone afterwards, however it ended. Throws `target.refused` when there is no such unit.
 */
async function runOnce({ unit, command, onLine }, running, signal) {
    const { document, engine, place, runner, clock, project, redact, log } = running;
    const service = document.model.services[unit];
    if (service === undefined) {
        throw new errors/* TargetError */.I0("target.refused", `the release has no service ${unit}`, {
            hint: `It has ${Object.keys(document.units).join(", ")}.`,
        });
    }
    const known = document.units[unit]?.tasks.find((task) => command.length === 1 && task.name === command[0]);
    const words = known?.command ?? command;
    const started = clock.now();
    const name = `${project}-${unit}-once`;
    const leftover = await engine.container(name);
    if (leftover !== undefined) {
        log.info(`${unit}: what an interrupted run started is still there: waiting for it to end`);
        await untilEnded({ engine, clock, signal, id: leftover.Id, timeoutMs: leftoverMs });
        await engine.remove(leftover.Id);
    }
    await running.placeFiles();
    await ensureImages([service.image ?? ""], { ...running, signal });
    const ended = (outcome, detail, exitCode) => ({
        ...{ outcome, detail, seconds: (0,compose_tools/* secondsSince */.w)(started, clock) },
        ...(exitCode === undefined ? {} : { exitCode }),
    });
    try {
        await runner.run(runTask(place, { service: unit, name, command: words }), { signal, onLine });
        return ended("succeeded", "ended with exit code 0", 0);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code === "command.missing")
            throw error;
        // Compose was stopped, but a container that it started goes on.
        await engine.stop(name);
        if (error.code === "command.cancelled")
            return ended("cancelled", "was stopped on request");
        return ended("failed", redact(`ended with exit code ${error.status ?? "unknown"}`), error.status);
    }
    finally {
        await engine.remove(name);
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/archive.js
const archive_block = 512;
const longestName = 100;
/** A tar archive that every tar reads; entries keep their order, and belong to whoever unpacks them. */
function archiveOf(entries) {
    const pieces = entries.flatMap(({ path, mode, content }) => [
        ...longName(path),
        header(path, mode, content),
        ...(content === undefined ? [] : [content, padding(content.length)]),
    ]);
    return Buffer.concat([...pieces, Buffer.alloc(2 * archive_block)]);
}
/** A name that does not fit into the header goes before it, in the way of GNU, which all understand. */
function longName(path) {
    const name = Buffer.from(`${path}\0`);
    if (name.length <= longestName)
        return [];
    return [fields({ name: "././@LongLink", mode: 0, size: name.length, kind: "L" }), name, padding(name.length)];
}
function header(path, mode, content) {
    const name = content === undefined ? `${path}/` : path;
    return fields({ name, mode, size: content?.length ?? 0, kind: content === undefined ? "5" : "0" });
}
function fields({ name, mode, size, kind }) {
    const made = Buffer.alloc(archive_block);
    const octal = (value, at, width) => {
        made.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
    };
    Buffer.from(name).copy(made, 0, 0, longestName);
    octal(mode, 100, 8);
    octal(0, 108, 8);
    octal(0, 116, 8);
    octal(size, 124, 12);
    octal(0, 136, 12);
    made.write("        ", 148, "latin1");
    made.write(kind, 156, "latin1");
    made.write("ustar  \0", 257, "latin1");
    const sum = made.reduce((total, byte) => total + byte, 0);
    made.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return made;
}
function padding(length) {
    return Buffer.alloc((archive_block - (length % archive_block)) % archive_block);
}

;// CONCATENATED MODULE: ./lib/targets/compose/files.js







/**
 * Puts a release's files where the engine finds them, wherever that is: the host is asked once what it has, and gets the
 * rest as one archive. Everything appears under its name only when it is complete, so that a run that was killed leaves
 * nothing half written behind; what is there already is not touched.
 *
 * Modes: the project's folder is closed to other users of the host. Inside of it files are readable for all, because
 * Compose mounts secret files as they are, and containers read them as whatever user they run as.
 */
async function place(placement, content, materials, { runner, now }) {
    const { folder, file } = placement;
    const lying = await look(folder, runner);
    const absent = (path) => !lying.has(path);
    const trees = placement.trees.filter(({ path }) => absent(path));
    const secrets = placement.secrets.filter(({ path }) => absent((0,external_node_path_.dirname)(path)));
    const entries = [
        ...(await Promise.all(trees.map(({ path, tree }) => treeEntries(path, tree, materials)))).flat(),
        ...secrets.flatMap(({ path, name }) => secretEntries(path, name, materials)),
        // Filled-in secrets are in it, and only Compose, which runs as we do, reads it.
        ...(absent((0,external_node_path_.dirname)(file))
            ? [
                { path: (0,external_node_path_.dirname)(file), mode: 0o700 },
                { path: file, mode: 0o600, content: Buffer.from(content) },
            ]
            : []),
    ];
    const archive = archiveOf(entries.map((entry) => ({ ...entry, path: (0,external_node_path_.relative)(folder, entry.path) })));
    const line = unpack(folder, (0,external_node_path_.dirname)(file), now, (0,external_node_crypto_.randomUUID)());
    await files_onHost(() => runner.run({ ...line, stdin: archive }), folder);
    return lying;
}
/** Releases of which the files are kept although nothing uses them. */
const keptReleases = 5;
/** A temporary folder that is older than this belongs to nobody any more. */
const abandonedMs = 60 * 60_000;
/** Removes the files that no container of the project mounts, beside those of the placed release and the last five Compose files. */
async function prune(placement, mounted, { runner, now, lying }) {
    const needed = [...mounted, ...[placement.trees, placement.secrets, placement.live].flat().map(({ path }) => path)];
    const own = (0,external_node_path_.dirname)(placement.file);
    const inSection = (path, section) => (0,external_node_path_.dirname)(path) === (0,external_node_path_.join)(placement.folder, section);
    const isUsed = (path) => needed.some((each) => each === path || each.startsWith(`${path}/`));
    const releases = [...lying].filter(([path]) => inSection(path, "releases") && path !== own);
    const old = releases.sort(([, left], [, right]) => right - left).slice(keptReleases - 1);
    const unused = [...lying].filter(([path, at]) => {
        // Something that is being written right now has a temporary name and is young.
        if (path.includes(temporaryMark))
            return now.getTime() - at > abandonedMs;
        return ["trees", "secrets", "live"].some((section) => inSection(path, section)) && !isUsed(path);
    });
    const paths = [...new Set([...old, ...unused].map(([path]) => path))].sort();
    if (paths.length > 0)
        await files_onHost(() => runner.run((0,command/* command */.G5)("rm", "-rf", "--", paths)), placement.folder);
}
/** Removes a project's folder with all that is in it. */
async function removeFolder(folder, runner) {
    await files_onHost(() => runner.run((0,command/* command */.G5)("rm", "-rf", "--", folder)), folder);
}
const temporaryMark = ".writing-";
/** GNU's and BSD's `stat` share nothing but their name; a pattern that nothing matches is no error here. */
const looking = `cd "$1" 2> /dev/null || exit 0
set -- trees/* secrets/* releases/* live/* .writing-*
if stat -c %Y / > /dev/null 2>&1; then stat -c '%Y %n' "$@"; else stat -f '%m %N' "$@"; fi 2> /dev/null
exit 0`;
async function look(folder, runner) {
    const { stdout } = await files_onHost(() => runner.run((0,command/* command */.G5)("sh", "-c", looking, "sh", folder)), folder);
    const lines = [...stdout.matchAll(/^(\d+) (.+)$/gm)];
    return new Map(lines.map(([, seconds, path = ""]) => [(0,external_node_path_.join)(folder, path), Number(seconds) * 1000]));
}
/** `mv -T` takes no folder that somebody else was faster to make for a place to move into; where it is unknown, we look first. */
const unpacking = `umask 077; mkdir -p "$1" && chmod 700 "$1" || exit 1
t="$1/$2"; trap 'rm -rf "$t"' EXIT
mkdir "$t" && tar -xpomf - -C "$t" || exit 1
for from in "$t"/trees/* "$t"/secrets/* "$t"/releases/*; do
  to="$1/\${from#"$t"/}"
  [ -e "$from" ] && [ ! -e "$to" ] || continue
  mkdir -p "\${to%/*}" || exit 1
  mv -T "$from" "$to" 2> /dev/null || [ -e "$to" ] || mv "$from" "$to" || exit 1
done
TZ=UTC0 touch -t "$4" "$3"`;
function unpack(folder, touched, now, id) {
    const [, day = "", time = "", seconds = ""] = /^(.{10})T(.{5}):(\d\d)/.exec(now.toISOString()) ?? [];
    const stamp = `${`${day}${time}`.replaceAll(/\D/g, "")}.${seconds}`;
    return (0,command/* command */.G5)("sh", "-c", unpacking, "sh", folder, `${temporaryMark}${id}`, touched, stamp);
}
async function files_onHost(work, folder) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        const said = error.lastLines.join("\n");
        const hint = /No space left on device/.test(said)
            ? parse/* diskFullHint */.oH
            : /Permission denied|Read-only/.test(said)
                ? `Give the folder to the user that deploys (chown), or name another one: directory: of the target, or AIP_DEPLOY_STATE.`
                : undefined;
        throw new errors/* TargetError */.I0("target.failed", `files cannot be placed in ${folder}: ${said}`, { hint, cause: error });
    }
}
async function treeEntries(folder, tree, { file }) {
    const files = tree.map(async (entry) => {
        if (entry.path.split("/").includes(".."))
            throw new errors/* InternalError */.Gd(`"${entry.path}" leaves its folder`);
        const path = (0,external_node_path_.join)(folder, entry.path === "" ? singleFile : entry.path);
        return { path, mode: Number.parseInt(entry.mode, 8), content: await file(entry.digest) };
    });
    const folders = foldersOf(tree).map((each) => ({ path: (0,external_node_path_.join)(folder, each), mode: 0o755 }));
    return [...folders, ...(await Promise.all(files))];
}
function foldersOf(tree) {
    const folders = tree.flatMap(({ path }) => {
        const parts = path.split("/").slice(0, -1);
        return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
    });
    return ["", ...new Set(folders)];
}
function secretEntries(path, name, { secrets }) {
    const secret = secrets.get(name);
    if (secret === undefined)
        throw new errors/* InternalError */.Gd(`secret ${name} was not resolved`);
    return [
        { path: (0,external_node_path_.dirname)(path), mode: 0o700 },
        { path, mode: 0o444, content: Buffer.from(secret.reveal()) },
    ];
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/reload.js


const pauseMs = 30;
const longestMs = 10_000;
/** A new set of workers takes all new connections when this is done; the old ones finish what they have. */
async function reload(id, gateway, tools) {
    const { engine, clock } = tools;
    if (gateway.kind === "caddy") {
        await reloadByItself(id, gateway, tools);
        return;
    }
    const before = new Set(workersIn(await engine.processes(id), gateway).map(({ pid }) => pid));
    await askToReload(id, gateway, tools);
    const end = clock.now().getTime() + longestMs;
    for (;;) {
        const now = workersIn(await engine.processes(id), gateway);
        if (now.length > 0 && isExchanged(now, before, gateway))
            return;
        if (clock.now().getTime() > end)
            break;
        await clock.sleep(pauseMs);
    }
    const said = (await engine.logs(id, 3)).join("\n");
    throw new errors/* TargetError */.I0("target.failed", `${gateway.unit} did not load its configuration again: ${said}`, {
        hint: `docker exec ${id.slice(0, 12)} ${gateway.kind === "nginx" ? "nginx -t" : "haproxy -c -f FILE"} tells why.`,
    });
}
/** Caddy answers when it has exchanged everything, or why it will not. */
async function reloadByItself(id, { unit }, { engine }) {
    const container = await engine.container(id);
    const { exitCode, output } = await engine.exec(id, reloadCaddy(container ?? {}), AbortSignal.timeout(longestMs));
    if (exitCode === 0)
        return;
    throw new errors/* TargetError */.I0("target.failed", `${unit} did not load its configuration again: ${output}`);
}
async function askToReload(id, { kind, facts }, { engine }) {
    if (kind === "haproxy") {
        await engine.signal(id, "SIGUSR2");
        return;
    }
    const [container, processes] = await Promise.all([engine.container(id), engine.processes(id)]);
    const master = processes.find(({ command }) => command.startsWith("nginx: master process"));
    if (master !== undefined && master.pid === container?.State.Pid) {
        await engine.signal(id, "SIGHUP");
        return;
    }
    const words = ["nginx", "-s", "reload", ...(facts.config === undefined ? [] : ["-c", facts.config])];
    await engine.exec(id, words, AbortSignal.timeout(longestMs));
}
/** Those that take new connections. */
function workersIn(processes, { kind }) {
    if (kind === "haproxy")
        return processes.slice(1);
    return processes.filter(({ command }) => /^nginx: worker process(?! is shutting down)/.test(command));
}
/** An old HAProxy worker is not told apart by its name; it hands its sockets over before the new one is there. */
function isExchanged(now, before, { kind }) {
    return kind === "haproxy" ? now.some(({ pid }) => !before.has(pid)) : now.every(({ pid }) => !before.has(pid));
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/runtime.js

/** Speaks with the socket by whatever the image has for it. */
const overFile = 'if command -v socat >/dev/null; then printf "%s\\n" "$2" | socat -t5 - "UNIX-CONNECT:$1"; else perl -MIO::Socket::UNIX -e \'my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "$!\\n"; print $s "$ARGV[1]\\n"; $s->flush; print while <$s>\' "$1" "$2"; fi';
const overTcp = 'if command -v bash >/dev/null; then bash -c \'exec 3<>"/dev/tcp/$0/$1"; printf "%s\\n" "$2" >&3; cat <&3\' "$1" "$2" "$3"; else printf "%s\\n" "$3" | nc "$1" "$2"; fi';
/** What HAProxy answers when it did what it was told. */
const good = /^(?:\s*|.*(?:changed from|no need to change).*)$/;
/** Has HAProxy do these commands; throws `target.failed` with its answer when it refuses one. */
async function tellHaproxy(id, { unit, facts: { socket = "" } }, commands, { engine }) {
    if (commands.length === 0)
        return;
    const line = commands.join("; ");
    const [, host, port] = /^(?:ipv4@)?(?!unix@|\/)([^:/]*):(\d+)$/.exec(socket) ?? [];
    const words = port === undefined
        ? [overFile, "sh", socket.replace(/^unix@/, ""), line]
        : [overTcp, "sh", host === "" || host === "*" || host === undefined ? "127.0.0.1" : host, port, line];
    const { exitCode, output } = await engine.exec(id, ["sh", "-c", ...words], AbortSignal.timeout(10_000), {
        user: "0",
    });
    if (exitCode === 0 && output.split("\n").every((each) => good.test(each)))
        return;
    throw new errors/* TargetError */.I0("target.failed", `${unit} refused to send requests elsewhere: ${output}`, {
        hint: `Its runtime API is told: ${line}`,
    });
}

;// CONCATENATED MODULE: ./lib/targets/compose/gateways/steer.js






/** Go looks at the hosts file again when what it knows of it is this old. */
const goHostsMs = 5_200;
/** Every running container of a gateway sends its requests for these routes to these addresses, and to no others, when this is done. */
async function point(gateway, pins, tools) {
    await Promise.all((await containersOf(gateway, tools)).map((id) => pointOne(id, gateway, pins, tools)));
}
/** The gateway finds names by itself again. */
async function steer_release(gateway, tools) {
    const handed = gateway.routes.some(({ way }) => way === "map");
    await Promise.all((await containersOf(gateway, tools)).map(async (id) => {
        await asRoot(id, writeHosts, ["", hostsMark], tools);
        if (!handed)
            return;
        await asRoot(id, 'rm -rf "$1"', [handedFolder], tools);
        await reload(id, gateway, tools);
    }));
}
async function pointOne(id, gateway, pins, tools) {
    const of = (...ways) => pins.filter(({ route }) => ways.includes(route.way));
    const [named, handed, told] = [of("reload", "hosts"), of("map"), of("runtime")];
    if (named.length > 0)
        await asRoot(id, writeHosts, [hostsLines(named), hostsMark], tools);
    if (handed.length > 0) {
        const { map, upstreams } = handedFiles(handed);
        await asRoot(id, writeHanded, [handedFolder, map, upstreams], tools);
    }
    if (handed.length > 0 || of("reload").length > 0)
        await reload(id, gateway, tools);
    if (of("hosts").length > 0)
        await tools.clock.sleep(goHostsMs);
    if (told.length > 0)
        await tellHaproxy(id, gateway, runtimeCommands(told), tools);
}
/** In place: the file is mounted, and can only be written to. */
const writeHosts = 'kept=$(grep -v "$2\\$" /etc/hosts); printf "%s\\n%s" "$kept" "$1" > /etc/hosts';
const writeHanded = 'mkdir -p "$1" && chmod 755 "$1" && printf %s "$2" > "$1/new" && printf %s "$3" > "$1/newer" && chmod 644 "$1/new" "$1/newer" && mv "$1/newer" "$1/upstreams.conf" && mv "$1/new" "$1/routes.map"';
/** How many connections a gateway still has to these addresses; `undefined` when it cannot be told. */
async function openConnections(gateway, addresses, tools) {
    const counts = await Promise.all((await containersOf(gateway, tools)).map(async (id) => {
        const words = ["sh", "-c", "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null; true"];
        const { exitCode, output } = await tools.engine.exec(id, words, AbortSignal.timeout(5_000), { whole: true });
        return exitCode === 0 ? connectionsTo(addresses, output) : undefined;
    }));
    return counts.some((count) => count === undefined) ? undefined : counts.reduce((sum, n) => sum + (n ?? 0), 0);
}
async function containersOf({ unit }, { engine, project }) {
    const all = await serviceContainers(engine, project);
    return all.filter((each) => serviceOf(each) === unit && each.State === "running").map(({ Id }) => Id);
}
async function asRoot(id, script, args, { engine }) {
    const words = ["sh", "-c", script, "sh", ...args];
    const { exitCode, output } = await engine.exec(id, words, AbortSignal.timeout(10_000), { user: "0" });
    if (exitCode === 0)
        return;
    throw new errors/* TargetError */.I0("target.failed", `the gateway could not be told where requests go: ${output}`, {
        hint: "Its container needs a shell and a file system that can be written to; else let the service be recreated (strategy: recreate).",
    });
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/facts.js

const needed = ["tar", "base64", "flock", "dd", "timeout", "bash"];
const script = `say() { printf '%s=%s\\n' "$1" "$2"; }
say os "$( . /etc/os-release 2> /dev/null; echo "$PRETTY_NAME")"
say machine "$(uname -m)"
say user "$(id -un)"
say now "$(date +%s)"
if [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null; then say sudo yes; fi
for each in ${needed.join(" ")}; do command -v $each > /dev/null || say missing $each; done
d=$1; while [ ! -e "$d" ]; do d=$(dirname "$d"); done
if [ -d "$d" ] && [ -w "$d" ]; then say writable yes; fi
if command -v dockerd > /dev/null || [ -e /usr/sbin/dockerd ]; then say dockerd yes; fi
say compose "$(docker compose version --short 2> /dev/null)"
say engine "$(docker version --format '{{.Server.Version}} {{.Server.APIVersion}}' 2> /dev/null)"
root=$(docker info --format '{{.DockerRootDir}}' 2> /dev/null)
say root "$root"
say free "$(df -Pk "\${root:-/}" 2> /dev/null | awk 'NR == 2 { print $4 }')"
exit 0`;
/** Asks for all of it in one go; `directory` is where state would lie. */
function askFacts(directory) {
    return (0,command/* command */.G5)("sh", "-c", script, "sh", directory);
}
/** Reads what `askFacts` prints. */
function parseFacts(text) {
    const pairs = [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value.trim()]);
    const said = new Map(pairs);
    const [version = "", api = ""] = (said.get("engine") ?? "").split(" ");
    const compose = (said.get("compose") ?? "").replace(/^v/, "");
    const free = said.get("free") ?? "";
    return {
        os: said.get("os") ?? "",
        machine: said.get("machine") ?? "",
        user: said.get("user") ?? "",
        now: Number(said.get("now")),
        ...(version === "" ? {} : { engine: { version, api, dataRoot: said.get("root") ?? "" } }),
        hasEngine: said.get("dockerd") === "yes",
        ...(compose === "" ? {} : { compose }),
        ...(free === "" ? {} : { freeBytes: Number(free) * 1024 }),
        isWritable: said.get("writable") === "yes",
        missing: pairs.flatMap(([name, value]) => (name === "missing" ? [value] : [])),
        isSudoer: said.get("sudo") === "yes",
    };
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/judge-host.js
/** Debian 11's; since then the API has all that is used here. */
const oldestApi = "1.41";
const oldestCompose = "2.17";
const toleratedSeconds = 5;
const mostSeconds = 60;
/** Containers write, too. */
const spareBytes = 100 * 1024 * 1024;
const tightBytes = 1024 * 1024 * 1024;
const setupHint = "aip-deploy setup --host ssh://… prepares a Debian or Ubuntu host";
/** Everything that a deployment needs of a host, each thing with its verdict. Pure. */
function judgeHost(facts, needs) {
    return [engine(facts), judge_host_compose(facts), disk(facts, needs), clock(facts, needs), state(facts, needs), programs(facts)];
}
function engine({ engine: found, user }) {
    const about = "engine";
    if (found === undefined) {
        return { level: "error", about, sentence: `no Docker Engine answers to user ${user}`, hint: setupHint };
    }
    const sentence = `Docker Engine ${found.version} (API ${found.api})`;
    if (!judge_host_isOlder(found.api, oldestApi))
        return { level: "good", about, sentence };
    return {
        level: "error",
        about,
        sentence: `${sentence} is too old: API ${oldestApi} is needed`,
        hint: "Install a newer one.",
    };
}
function judge_host_compose({ compose: version }) {
    const about = "compose";
    if (version === undefined) {
        return { level: "error", about, sentence: "the plugin docker compose (v2) is missing", hint: setupHint };
    }
    if (!judge_host_isOlder(version, oldestCompose))
        return { level: "good", about, sentence: `Compose ${version}` };
    return {
        level: "error",
        about,
        sentence: `Compose ${version} is too old: ${oldestCompose} is needed`,
        hint: "Install a newer one.",
    };
}
function disk({ freeBytes, engine: found }, { imageBytes = 0 }) {
    const about = "disk";
    const where = found === undefined || found.dataRoot === "" ? "the disk" : found.dataRoot;
    if (freeBytes === undefined)
        return { level: "warning", about, sentence: `how much is free on ${where} is not known` };
    const free = `${inMegabytes(freeBytes)} are free on ${where}`;
    if (imageBytes > 0 && freeBytes < imageBytes + spareBytes) {
        const hint = "Remove images that nothing uses (docker image prune --all, on the host), or give it a larger disk.";
        return {
            level: "error",
            about,
            sentence: `the images to pull need about ${inMegabytes(imageBytes)}, ${free}`,
            hint,
        };
    }
    return { level: freeBytes < tightBytes ? "warning" : "good", about, sentence: free };
}
function clock({ now }, { now: ours }) {
    const about = "clock";
    const ahead = Math.round(now - ours.getTime() / 1000);
    const off = Math.abs(ahead);
    if (off <= toleratedSeconds)
        return { level: "good", about, sentence: "its clock is right" };
    const sentence = `its clock is ${off} s ${ahead > 0 ? "ahead of" : "behind"} ours`;
    const hint = "Let the host keep time: timedatectl set-ntp true.";
    return { level: off > mostSeconds ? "error" : "warning", about, sentence, hint };
}
function state({ isWritable, user }, { directory }) {
    const about = "state";
    if (isWritable)
        return { level: "good", about, sentence: `${directory} can be written` };
    const hint = `On the host: sudo install -d -o ${user} -m 0700 ${directory}. Or name another folder: directory: of the target.`;
    return { level: "error", about, sentence: `user ${user} cannot write ${directory}`, hint };
}
function programs({ missing }) {
    const about = "programs";
    if (missing.length === 0)
        return { level: "good", about, sentence: "all programs that are needed are there" };
    return { level: "error", about, sentence: `programs are missing: ${missing.join(", ")}`, hint: "Install them." };
}
function judge_host_isOlder(version, than) {
    const [left, right] = [version, than].map((each) => each.split(".").map((part) => Number.parseInt(part, 10)));
    for (const [index, wanted] of (right ?? []).entries()) {
        const found = left?.[index] ?? 0;
        if (found !== wanted)
            return found < wanted;
    }
    return false;
}
function inMegabytes(bytes) {
    return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/check.js



/** Before anything is touched: whether the host has what this deployment needs. */
async function checkHost(work) {
    const { runner, clock, folder, log } = work;
    const facts = parseFacts((await runner.run(askFacts(folder))).stdout);
    const imageBytes = await bytesToPull(facts, work);
    const findings = judgeHost(facts, { now: clock.now(), directory: folder, imageBytes });
    for (const { level, sentence } of findings)
        if (level === "warning")
            log.warn(`${work.where}: ${sentence}`);
    const errors = findings.filter(({ level }) => level === "error");
    if (errors.length === 0) {
        return (0,compose_results/* succeeded */.gq)(work, findings.map(({ sentence }) => sentence).join(", "));
    }
    return (0,compose_results/* failed */.gz)(work, {
        message: `${work.where} is not ready: ${errors.map(({ sentence }) => sentence).join("; ")}`,
        hint: ["Nothing was touched.", ...errors.flatMap(({ hint }) => hint ?? [])].join("\n"),
        log: [],
        events: [],
    });
}
/** Unpacked, layers take about twice what they take in the registry. */
const unpacked = 2;
/** What the images of the release that the host does not have will take there, without the layers of those that run. */
async function bytesToPull(facts, work) {
    const { layersOf, document, engine, project } = work;
    if (layersOf === undefined)
        return undefined;
    const wanted = [...new Set(Object.values(document.model.services).flatMap(({ image }) => image ?? []))];
    const there = await Promise.all(wanted.map(async (each) => (await engine.image(each)) !== undefined));
    const missing = wanted.filter((_each, index) => there[index] !== true);
    if (missing.length === 0)
        return 0;
    const running = (await engine.containers(project)).map(({ Image }) => Image);
    const [fresh, known] = await Promise.all([
        layersOfAll(missing, facts, layersOf),
        layersOfAll(running, facts, layersOf),
    ]);
    const bytes = [...fresh].reduce((sum, [digest, size]) => (known.has(digest) ? sum : sum + size), 0);
    return bytes * unpacked;
}
async function layersOfAll(references, { machine }, layersOf) {
    const all = await Promise.all([...new Set(references)].map((each) => layersOf(each, machine)));
    return new Map(all.flatMap((layers) => (layers ?? []).map(({ digest, size }) => [digest, size])));
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/old-workers.js

const old_workers_pauseMs = 100;
const execMs = 10_000;
/** The processes that answer requests now, those too that only finish what they have; none when it cannot be asked. */
async function old_workers_workersIn(id, { unit, kind }, { engine, log }) {
    const words = ["sh", "-c", "cat /proc/[0-9]*/stat 2>/dev/null; true"];
    try {
        const { output } = await engine.exec(id, words, AbortSignal.timeout(execMs), { whole: true });
        return workersOf(output, kind);
    }
    catch (error) {
        log.warn(`${unit}: what is open now may reach the app until it ends, for its container has no shell (${(0,errors/* messageOf */.bD)(error)})`);
        return [];
    }
}
/** Those of the program's processes that another one of them started, as the kernel tells it: `pid (name) state parent …`. */
function workersOf(stats, program) {
    const all = stats.split("\n").flatMap((line) => {
        const [, pid, name, rest] = /^(\d+) \((.*)\) (.*)$/.exec(line) ?? [];
        if (pid === undefined || name !== program)
            return [];
        const fields = rest?.split(" ") ?? [];
        return [{ pid: Number(pid), parent: Number(fields[1]), started: fields[19] ?? "", isOver: fields[0] === "Z" }];
    });
    const own = new Set(all.map(({ pid }) => pid));
    return all.flatMap(({ pid, parent, started, isOver }) => (own.has(parent) && !isOver ? [{ pid, started }] : []));
}
/**
 * Gives workers that were relieved time to finish what they have, and ends those that do not: whoever still talks to one of
 * them talks to the app.
 */
async function endWorkers(id, gateway, { workers, seconds }, tools) {
    const { engine, clock, log } = tools;
    const left = async () => {
        const now = await old_workers_workersIn(id, gateway, tools);
        return now.filter((each) => workers.some(({ pid, started }) => each.pid === pid && each.started === started));
    };
    const end = clock.now().getTime() + seconds * 1000;
    let old = await left();
    while (old.length > 0 && clock.now().getTime() < end) {
        await clock.sleep(old_workers_pauseMs);
        old = await left();
    }
    if (old.length === 0)
        return;
    log.info(`${gateway.unit}: connections that were still open after ${seconds} s are closed`);
    const words = ["kill", "-TERM", ...old.map(({ pid }) => String(pid))];
    // Whoever the container runs as may do it where root lacks the capability, and the other way round.
    const asked = await engine.exec(id, ["sh", "-c", words.join(" ")], AbortSignal.timeout(execMs));
    if (asked.exitCode !== 0) {
        await engine.exec(id, ["sh", "-c", words.join(" ")], AbortSignal.timeout(execMs), { user: "0" });
    }
    const deadline = clock.now().getTime() + execMs;
    while ((await left()).length > 0) {
        if (clock.now().getTime() > deadline) {
            log.warn(`${gateway.unit}: connections from before may still reach the app; its old processes do not end`);
            return;
        }
        await clock.sleep(old_workers_pauseMs);
    }
}

// EXTERNAL MODULE: ./lib/outcome.js
var lib_outcome = __webpack_require__(3259);
;// CONCATENATED MODULE: ./lib/targets/compose/mend.js


/**
 * Puts right what a killed run of Compose leaves. Compose makes a container under a temporary name beside the one it replaces,
 * stops and removes the old one, and renames the new one; killed in between, it trips over its own leftovers ever after.
 * A new container whose predecessor is still there goes; one that is alone stays, because it may hold the anonymous volumes
 * of the one that is gone.
 */
async function mend(work) {
    const { engine, project, step } = work;
    const all = await serviceContainers(engine, project);
    const done = [];
    for (const container of all.filter(({ Labels }) => step.units.includes(Labels[composeLabels.service] ?? ""))) {
        const deed = await mendOne(container, all, engine);
        if (deed !== undefined)
            done.push(deed);
    }
    return (0,compose_results/* succeeded */.gq)(work, done.length === 0 ? "nothing was left to mend" : done.join(", "));
}
async function mendOne(container, all, engine) {
    const name = mend_nameOf(container);
    if (container.State === "dead") {
        await engine.remove(container.Id);
        return `removed the dead ${name}`;
    }
    if (container.State === "paused") {
        await engine.unpause(container.Id);
        return `resumed ${name}`;
    }
    const replaced = container.Labels[composeLabels.replaces];
    if (container.State !== "created" || replaced === undefined)
        return undefined;
    const wanted = name.replace(/^[0-9a-f]{12}_/, "");
    const rival = all.find((each) => each !== container && (each.Id === replaced || mend_nameOf(each) === wanted));
    if (rival !== undefined) {
        await engine.remove(container.Id);
        return `removed the half-made ${name}`;
    }
    if (wanted === name)
        return undefined;
    await engine.rename(container.Id, wanted);
    return `gave ${wanted} its name back`;
}
function mend_nameOf({ Names: [name = ""] }) {
    return name.replace(/^\//, "");
}

;// CONCATENATED MODULE: ./lib/targets/compose/patience.js
const patience_patienceMs = 5_000;
/**
 * A signal that comes five seconds after the given one. Compose that is killed in the middle leaves containers half made, so
 * whoever asks to stop gets the running command to its end if it comes soon; GitHub kills everything after ten seconds.
 */
function patient(signal, clock) {
    const late = new AbortController();
    const over = new AbortController();
    const onAbort = () => {
        clock.sleep(patience_patienceMs, over.signal).then(() => {
            late.abort();
        }, () => undefined);
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener("abort", onAbort, { once: true });
    return {
        signal: late.signal,
        done: () => {
            over.abort();
            signal.removeEventListener("abort", onAbort);
        },
    };
}

;// CONCATENATED MODULE: ./lib/targets/compose/starting.js




/** How long whatever may just be busy gets to answer, however little of its own time is left. */
const lookMs = 10_000;
/** When a container's time to become ready is over, in milliseconds since 1970. */
function startEndsAt({ State }, { startSeconds }) {
    return Date.parse(State.StartedAt) + startSeconds * 1000;
}
/**
 * Waits for what the step's units wait for and this run did not start: after a run that was killed, a database may be as it
 * should be and still a minute from being ready. Answers why one of them is not.
 */
async function othersReady(work) {
    const { engine, project, document, step } = work;
    const wanted = new Set(step.units.flatMap((unit) => document.units[unit]?.waits ?? []));
    const others = (await serviceContainers(engine, project)).filter((each) => each.State === "running" && wanted.has(serviceOf(each)) && !step.units.includes(serviceOf(each)));
    const failures = await Promise.all(others.map(({ Id, ...summary }) => otherReady(serviceOf({ Id, ...summary }), Id, work)));
    return failures.find((failure) => failure !== undefined);
}
async function otherReady(name, id, work) {
    const { engine, clock, signal, document, redact } = work;
    const [unit, container] = [document.units[name], await engine.container(id)];
    if (unit === undefined || container === undefined || unit.role === "one-shot")
        return undefined;
    const leftMs = startEndsAt(container, unit) - clock.now().getTime();
    // What has been up for longer was ready once; whether it still is, the proof tells.
    if (leftMs <= 0 || probeFor(unit.ready, container, engine).kind === "running")
        return undefined;
    const since = new Date(container.Created);
    const timeoutMs = Math.max(leftMs, lookMs);
    const { outcome, why = "" } = await untilReady({ engine, clock, id, ready: unit.ready, timeoutMs, since, signal });
    if (outcome !== "failed")
        return undefined;
    const names = work.step.units.filter((each) => document.units[each]?.waits.includes(name)).join(", ");
    const seen = await evidence(id, new Date(container.State.StartedAt), work);
    return { unit: name, message: redact(`${name}, which ${names} needs, ${why}`), ...seen };
}

;// CONCATENATED MODULE: ./lib/targets/compose/start.js













const mostAttempts = 5;
const longestMakingMs = 20_000;
const makingPauseMs = 300;
/** Has Compose make and start one wave of units, and waits until each is ready by our own probe. */
async function start(work) {
    const unready = await othersReady(work);
    if (unready !== undefined)
        return (0,compose_results/* failed */.gz)(work, unready);
    await layFiles(work);
    const anew = work.step.anew ?? [];
    const plain = work.step.units.filter((unit) => !anew.includes(unit));
    for (const [units, options] of [
        [plain, { anew: false }],
        [anew, { anew: true }],
    ]) {
        const refused = units.length === 0 ? undefined : await up(units, startServices(work.place, units, options), work, "starting");
        if (refused !== undefined)
            return refused;
    }
    if (work.signal.aborted)
        return (0,compose_results/* cancelled */.KW)(work, "stopped on request before it was known whether the units are ready");
    const results = await waitForAll(work);
    const failure = results.find((result) => result.failure !== undefined)?.failure;
    const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
    const outcome = (0,lib_outcome/* worst */.Q)(results.filter(({ outcome }) => outcome !== "skipped").map((result) => result.outcome));
    return { ...(0,compose_results/* ended */.v6)(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}
/** A unit may have loaded other files since it was started from where it is started again. */
async function layFiles({ placement, step, runner }) {
    for (const live of placement.live) {
        if (step.units.includes(live.unit))
            await runner.run(layLiveFiles(live, { ifAbsent: false }));
    }
}
/** `undefined` when Compose did what it was asked; a container that ends at once is no failure of Compose. */
async function up(units, command, work, state) {
    for (const unit of units)
        work.log.progress(unit, state);
    for (let attempt = 1;; attempt += 1) {
        const refused = await runUp(command, work);
        if (refused === undefined)
            return undefined;
        const rival = (0,parse/* nameTakenBy */.am)(refused.join("\n"));
        if (rival === undefined || attempt === mostAttempts)
            return (0,compose_results/* failed */.gz)(work, await refusal(refused, units, work));
        await untilListed(rival, work);
        await mend(work);
    }
}
/** After a run that was killed a moment ago, the engine may still be making containers that it does not list yet. */
async function untilListed(id, { engine, clock, signal }) {
    const end = clock.now().getTime() + longestMakingMs;
    do
        await clock.sleep(makingPauseMs, signal);
    while ((await engine.container(id)) === undefined && clock.now().getTime() < end);
}
/** Compose's last lines when it refused. */
async function runUp(command, work) {
    const patience = patient(work.signal, work.clock);
    try {
        await work.runner.run(command, { signal: patience.signal });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        // When it was the engine that went away, this throws and says so.
        await work.engine.containers(work.project);
        return error.lastLines;
    }
    finally {
        patience.done();
    }
}
async function refusal(lines, units, work) {
    const said = (0,parse/* composeErrors */.UF)(lines).join("\n");
    const unit = (0,parse/* serviceNamedIn */.ab)(lines.join("\n"), work.project, units) ?? (units.length === 1 ? units[0] : undefined);
    const hint = (0,parse/* startHint */.Iu)(said);
    const container = unit === undefined ? undefined : (await start_containersOf([unit], work)).get(unit)?.[0];
    const seen = container === undefined ? { log: [], events: [] } : await evidence(container.Id, work.started, work);
    if (unit !== undefined)
        work.log.progress(unit, "could not be started", "failed");
    return {
        ...(unit === undefined ? {} : { unit }),
        message: `${unit ?? units.join(", ")} could not be started: ${said}`,
        ...(hint === undefined ? {} : { hint }),
        ...seen,
    };
}
/** When one unit fails, the others are not waited for: what follows is the way back. */
async function waitForAll(work) {
    const containers = await start_containersOf(work.step.units, work);
    const others = new AbortController();
    const signal = AbortSignal.any([work.signal, others.signal]);
    const results = await Promise.all(work.step.units.map(async (unit) => {
        const result = await waitFor(unit, containers.get(unit) ?? [], { ...work, signal });
        if (result.outcome === "failed" || result.outcome === "errored")
            others.abort();
        return result;
    }));
    if (!others.signal.aborted || work.signal.aborted)
        return results;
    return results.map((each) => (each.outcome === "cancelled" ? { ...each, outcome: "skipped" } : each));
}
async function waitFor(unit, containers, work) {
    const waited = await Promise.all(containers.map(async ({ Id: id }) => ({ id, readiness: await readinessOf(unit, id, work) })));
    const seconds = (0,compose_tools/* secondsSince */.w)(work.started, work.clock);
    const wanted = work.document.units[unit]?.replicas ?? 1;
    const bad = waited.find(({ readiness }) => readiness.outcome !== "succeeded");
    if (bad === undefined && containers.length >= wanted) {
        const detail = `${work.document.units[unit]?.role === "one-shot" ? "done" : "ready"} after ${(0,compose_tools/* inWords */.r)(seconds)}`;
        work.log.progress(unit, detail, "succeeded");
        return { unit, outcome: "succeeded", seconds, detail };
    }
    if (bad?.readiness.outcome === "cancelled")
        return { unit, outcome: "cancelled", seconds, detail: "not waited for" };
    const seen = bad === undefined ? { log: [], events: [] } : await evidence(bad.id, work.started, work);
    const why = withExitCode(bad?.readiness.why ?? `${containers.length} of ${wanted} containers were made`, seen.events);
    work.log.progress(unit, work.redact(why), "failed");
    const failure = { unit, message: work.redact(`${unit} ${why}`), hint: hintFor(unit, why, work), ...seen };
    return { unit, outcome: "failed", seconds, detail: work.redact(why), failure };
}
function withExitCode(why, events) {
    const code = lastExitCode(events);
    return why === restartedByRule && code !== undefined ? `${why} (exit code ${code})` : why;
}
function readinessOf(unit, id, work) {
    const { role, ready, startSeconds } = work.document.units[unit] ?? {
        role: "service",
        ready: undefined,
        startSeconds: 0,
    };
    const waiting = { engine: work.engine, clock: work.clock, id, timeoutMs: startSeconds * 1000, signal: work.signal };
    return role === "one-shot" ? untilEnded(waiting) : untilReady({ ...waiting, ready, since: work.started });
}
function hintFor(unit, why, { document }) {
    if (why.startsWith("was killed because it used all")) {
        return `Give it more memory (deploy.resources.limits.memory of ${unit}), or have it use less.`;
    }
    if (/not ready after|did not end within/.test(why)) {
        const seconds = document.units[unit]?.startSeconds ?? 0;
        return `If it only needs longer than ${seconds} s, set services.${unit}.start-timeout in aip-deploy.yml.`;
    }
    return `Its last lines tell why. If it needs another service first, name that under depends_on of ${unit}.`;
}
async function start_containersOf(units, work) {
    const all = await serviceContainers(work.engine, work.project);
    return new Map(units.map((unit) => [unit, all.filter((each) => serviceOf(each) === unit)]));
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/ready.js



/** Waits until all of these containers are ready; the first one that is not good ends the waiting for the others. */
async function allReady(awaited, work) {
    const others = new AbortController();
    const signal = AbortSignal.any([work.signal, others.signal]);
    const results = await Promise.all(awaited.map(async ({ unit, id }) => {
        const { ready, startSeconds = 0 } = work.document.units[unit] ?? {};
        const { engine, clock, started: since } = work;
        const readiness = await untilReady({ engine, clock, id, ready, timeoutMs: startSeconds * 1000, since, signal });
        if (readiness.outcome === "failed")
            others.abort();
        return { unit, id, ...readiness };
    }));
    const bad = results.filter(({ outcome }) => outcome === "failed");
    const [first] = bad;
    if (first === undefined)
        return { bad: [], cancelled: results.some(({ outcome }) => outcome === "cancelled") };
    const seen = await evidence(first.id, work.started, work);
    const why = withExitCode(first.why ?? "is not ready", seen.events);
    work.log.progress(first.unit, work.redact(why), "failed");
    const message = work.redact(`${first.unit} ${why}`);
    const failure = { unit: first.unit, message, hint: hintFor(first.unit, why, work), ...seen };
    return { failure, bad: bad.map(({ id }) => id), cancelled: false };
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/traffic.js




const defaultDrainSeconds = 10;
const drainPauseMs = 50;
/** After the answer's own time: a request that is just being passed on. */
const askedAgainMs = 300;
/** Traefik gathers what the engine says for so long, and then makes up its mind. */
const usualGatherSeconds = 2;
const eventsMs = 1_000;
const pinned = new Set(["map", "reload", "hosts", "runtime"]);
/** What would be found by name before it is ready. */
const heldWays = new Set(["map", "hosts"]);
/** The traffic of one step's units through the gateways that lead to them. */
function traffic(gateways, work) {
    const pins = new Map();
    const routed = new Map(work.step.units.map((unit) => [unit, routesTo(unit, work.document, gateways)]));
    for (const { gateway } of [...routed.values()].flat())
        if (gateway.pinned.length > 0)
            pins.set(gateway, new Map());
    const networks = new Map();
    const networksOf = (gateway) => {
        const known = networks.get(gateway) ?? networkNames(gateway, work);
        networks.set(gateway, known);
        return known;
    };
    async function pin(wanted, ways) {
        const changed = new Set();
        for (const { unit, containers } of wanted) {
            for (const { gateway, route } of each(routed.get(unit) ?? [])) {
                if (!ways.has(route.way))
                    continue;
                const addresses = await addressesOf(containers, work, await networksOf(gateway));
                if (addresses.length === 0)
                    continue;
                const own = pins.get(gateway) ?? new Map();
                pins.set(gateway, own);
                own.set(`${route.host}:${route.port ?? ""} ${route.way}`, { route, port: route.port ?? 80, addresses });
                changed.add(gateway);
            }
        }
        await Promise.all([...changed].map((gateway) => point(gateway, [...(pins.get(gateway)?.values() ?? [])], work)));
    }
    return {
        hold: (held) => pin(held, heldWays),
        async move(moves) {
            await settle(moves, routed, gateways, work);
            await pin(moves.map(({ unit, to: containers }) => ({ unit, containers })), pinned);
            const said = await Promise.all(moves.map(async (move) => [move.unit, await drain(move, routed.get(move.unit) ?? [], work)]));
            return new Map(said.flatMap(([unit, words]) => (words === undefined ? [] : [[unit, words]])));
        },
        async letGo() {
            const held = [...pins.keys()].filter(({ routes }) => routes.some(({ way }) => way !== "runtime"));
            await Promise.all(held.map((gateway) => steer_release(gateway, work)));
            pins.clear();
        },
    };
}
function each(routed) {
    return routed.flatMap(({ gateway, routes }) => routes.map((route) => ({ gateway, route })));
}
/** Who asks by himself must have asked since the new one is ready, or he would only know the one that goes. */
async function settle(moves, routed, gateways, { clock, document }) {
    const waits = moves.flatMap(({ unit }) => {
        const routes = each(routed.get(unit) ?? []);
        const { ready } = document.units[unit] ?? {};
        // A gateway that asks for names which nobody can know beforehand may ask for anything that answers.
        const asking = routes.length === 0 && (ready?.kind === "http" || ready?.kind === "tcp")
            ? gateways
            : routes.filter(({ route }) => route.way === "ask").map(({ gateway }) => gateway);
        const asked = asking.map(({ facts }) => facts.validSeconds === undefined ? 0 : facts.validSeconds * 1000 + askedAgainMs);
        const watching = byLabels(document.model.services[unit] ?? {});
        const gathers = gateways.find(({ kind }) => kind === "traefik")?.facts.validSeconds ?? usualGatherSeconds;
        return [...asked, watching ? gathers * 1000 + eventsMs : 0];
    });
    const longest = Math.min(Math.max(0, ...waits), 60_000);
    if (longest > 0)
        await clock.sleep(longest);
}
/** Waits until the gateways have no connection to the old containers any more; words for what was seen. */
async function drain({ unit, from }, routed, work) {
    const told = routed.filter(({ routes }) => routes.some(({ way }) => pinned.has(way))).map(({ gateway }) => gateway);
    if (told.length === 0 || from.length === 0)
        return undefined;
    const addresses = await addressesOf(from, work);
    const { drainSeconds = defaultDrainSeconds } = work.document.units[unit] ?? {};
    const started = work.clock.now();
    let most = 0;
    for (;;) {
        const counts = await Promise.all(told.map((gateway) => openConnections(gateway, addresses, work)));
        if (counts.includes(undefined)) {
            await work.clock.sleep(Math.min(2, drainSeconds) * 1000);
            return "its connections could not be counted";
        }
        const open = counts.reduce((sum, count) => sum + (count ?? 0), 0);
        most = Math.max(most, open);
        if (open === 0)
            return most === 0 ? "nothing was left to drain" : `drained in ${(0,compose_tools/* inWords */.r)((0,compose_tools/* secondsSince */.w)(started, work.clock))}`;
        if ((0,compose_tools/* secondsSince */.w)(started, work.clock) >= drainSeconds) {
            return `${open} ${open === 1 ? "connection was" : "connections were"} still open after ${drainSeconds} s`;
        }
        await work.clock.sleep(drainPauseMs);
    }
}
/** One address of each container that can be reached from one of these networks; every one when none are given. */
async function addressesOf(containers, { engine }, from) {
    const found = await Promise.all(containers.map(({ Id }) => engine.container(Id)));
    return found.flatMap((container) => {
        const networks = Object.entries(container?.NetworkSettings.Networks ?? {});
        const own = networks.flatMap(([name, { IPAddress }]) => IPAddress === "" || from?.has(name) === false ? [] : [IPAddress]);
        return from === undefined ? own : own.slice(0, 1);
    });
}
async function networkNames({ unit }, { engine, project }) {
    const all = await serviceContainers(engine, project);
    const own = await Promise.all(all.filter((one) => serviceOf(one) === unit).map(({ Id }) => engine.container(Id)));
    return new Set(own.flatMap((container) => Object.keys(container?.NetworkSettings.Networks ?? {})));
}

;// CONCATENATED MODULE: ./lib/targets/compose/load-anew.js














/**
 * Gives gateways their new files while they run. A container of its own tries them first, so that a file that the gateway
 * refuses never lies where the running one, or the engine that restarts it, would find it.
 */
async function loadAnew(work) {
    const gateways = await gatewaysOf(work);
    const results = [];
    for (const unit of work.step.units) {
        if (work.signal.aborted)
            return (0,compose_results/* cancelled */.KW)(work);
        const about = await aboutOf(unit, gateways, work);
        const refused = (await load_anew_refusal(about, work)) ?? (await exchange(about, work));
        if (refused !== undefined)
            return (0,compose_results/* failed */.gz)(work, refused);
        const seconds = (0,compose_tools/* secondsSince */.w)(work.started, work.clock);
        const detail = `took its new files after ${(0,compose_tools/* inWords */.r)(seconds)}, without a stop`;
        work.log.progress(unit, detail, "succeeded");
        results.push({ unit, outcome: "succeeded", seconds, detail });
    }
    const detail = results.map((each) => `${each.unit} ${each.detail}`).join("; ");
    return { ...(0,compose_results/* ended */.v6)(work, "succeeded"), detail, units: results };
}
/** The container that runs, and where its files lie, which its own mounts tell. */
async function aboutOf(unit, gateways, { engine, project, placement, folder, runner }) {
    const own = (await serviceContainers(engine, project)).filter((each) => serviceOf(each) === unit);
    const [container] = (await Promise.all(own.map(({ Id }) => engine.container(Id)))).filter((one) => one !== undefined);
    const gateway = gateways.find((each) => each.unit === unit);
    const live = placement.live.find((each) => each.unit === unit);
    const mounted = new Map(container?.Mounts?.map(({ Source, Destination }) => [Destination, Source]));
    const places = (live?.places ?? []).map(({ target, at, from }) => ({ from, at: mounted.get(target) ?? "", as: at }));
    const paths = new Set(places.map(({ at }) => /^(.*\/live\/[0-9a-f]{32})\/\d+(?:\/file)?$/.exec(at)?.[1]));
    const [path] = paths;
    // A file is held by itself, a folder by its name: one cannot become the other under a container that runs.
    const fits = places.every(({ at, as }) => at.endsWith("/file") === as.endsWith("/file"));
    if (container === undefined || gateway === undefined || live === undefined || paths.size !== 1 || !fits || !path) {
        throw new errors/* TargetError */.I0("target.failed", `${unit} cannot be given its files while it runs: it is not as it was planned`, {
            hint: `Run the deployment again; if that says the same, write \`strategy: recreate\` under services.${unit}.`,
        });
    }
    const loaded = (await loadedSince(folder, runner)).get(container.Id);
    const before = loaded ?? container.Config.Labels?.[labels.definition] ?? beingExchanged;
    return { unit, gateway, container, live, before, exchange: { path, container: container.Id, places } };
}
const trialMs = 60_000;
/** Why the gateway would not take the files, said by the gateway itself in a container of its own. */
async function load_anew_refusal({ unit, gateway, container }, work) {
    const { document, bundle, materials, placement, place, runner, engine, signal, redact } = work;
    work.log.progress(unit, "tries its new files");
    const name = `${work.project}-${unit}-trial`;
    // One that a killed run left.
    await engine.remove(name);
    const words = trial(gateway.kind, container);
    const file = composeFile(document, bundle, materials, placement.folder, { asLive: false });
    try {
        await runner.run(tryGateway(place, { service: unit, name, command: words }, file), { signal, timeoutMs: trialMs });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        const said = redact((0,parse/* composeErrors */.UF)(error.lastLines).join("\n"));
        const hint = `It runs on with the files that it had. What says no is ${words.join(" ")}, in its image with the new files.`;
        return { unit, message: `${unit} refuses its new files: ${said}`, hint, log: [], events: [] };
    }
    finally {
        await engine.remove(name);
    }
}
/** Exchanges the files and has them loaded; whatever goes wrong, the old ones are put back and loaded. */
async function exchange(about, work) {
    const { unit, container, live, exchange: files } = about;
    try {
        // In maintenance nobody is answered by what it was before; else what is open stays open for as long as it likes.
        const workers = work.materials.closed === undefined ? [] : await old_workers_workersIn(container.Id, about.gateway, work);
        await work.runner.run(exchangeLiveFiles(files));
        await reload(container.Id, about.gateway, work);
        // What was begun is brought to an end: half of the files is worse than either.
        const patient = { ...work, signal: new AbortController().signal };
        const { failure } = await allReady([{ unit, id: container.Id }], patient);
        if (failure === undefined) {
            const seconds = work.document.units[unit]?.drainSeconds ?? defaultDrainSeconds;
            if (workers.length > 0)
                await endWorkers(container.Id, about.gateway, { workers, seconds }, work);
            await work.runner.run(noteLoaded(files, live.label));
            return undefined;
        }
        await putBack(about, work);
        return failure;
    }
    catch (error) {
        await putBack(about, work).catch((second) => {
            work.log.warn(`${unit} may still have its new files: ${(0,errors/* messageOf */.bD)(second)}`);
        });
        throw error;
    }
}
/** What it ran before is noted as what it runs; when that was half done already, the note says so still. */
async function putBack({ container, gateway, exchange: files, before }, work) {
    await work.runner.run(takeBackLiveFiles(files));
    await reload(container.Id, gateway, work);
    await work.runner.run(noteLoaded(files, before));
}

;// CONCATENATED MODULE: ./lib/targets/compose/remove.js




/** Stops and removes the containers of units that the release does not have; their volumes stay. */
async function removeUnits(work) {
    const { engine, project, step, log } = work;
    const all = await serviceContainers(engine, project);
    const gone = all.filter((each) => step.units.includes(serviceOf(each)));
    await Promise.all(gone.map(async ({ Id }) => {
        await engine.stop(Id);
        await engine.remove(Id);
    }));
    for (const unit of step.units)
        log.progress(unit, "removed", "succeeded");
    return (0,compose_results/* succeeded */.gq)(work, `${gone.length} ${gone.length === 1 ? "container" : "containers"} removed`);
}
/**
 * Stops and removes everything that a project has on the engine. Compose does it; what it passes over, such as the containers
 * of an interrupted task, is removed after it. Throws `target.failed` when something is left.
 */
async function removeProject({ engine, project, folder, runner }, driver, { data }) {
    await engine.version();
    await driver.down({ project, host: engine.host, volumes: data });
    for (const { Id } of await engine.containers(project))
        await engine.remove(Id);
    for (const name of await engine.networks(project))
        await engine.removeNetwork(name);
    if (data)
        for (const name of await engine.volumes(project))
            await engine.removeVolume(name);
    const left = (await engine.containers(project)).flatMap(({ Names }) => Names);
    if (left.length > 0)
        throw new errors/* TargetError */.I0("target.failed", `could not be removed: ${left.join(", ")}`);
    // Nothing mounts them any longer, there are secrets among them, and the next deployment places its own.
    await removeFolder(folder, runner);
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/containers.js



/** The running containers of the step's units, by whether they are of the wanted definition. */
async function sidesOf(work) {
    const all = await serviceContainers(work.engine, work.project);
    const prints = (0,compose_definition/* fingerprintsOf */.tm)(work.materials);
    return new Map(work.step.units.map((name) => {
        const unit = work.document.units[name];
        const own = all.filter((each) => serviceOf(each) === name && each.State === "running");
        const isFresh = ({ Labels }) => unit !== undefined && Labels[labels.definition] === (0,compose_definition/* labelOf */.Wy)(unit, prints);
        return [name, { fresh: own.filter(isFresh), stale: own.filter((each) => !isFresh(each)) }];
    }));
}
const none = { fresh: [], stale: [] };
function sides(all, unit) {
    return all.get(unit) ?? none;
}
function running(all, unit) {
    const { stale, fresh } = sides(all, unit);
    return [...stale, ...fresh];
}
function without(containers, gone) {
    return containers.filter(({ Id }) => !gone.some((each) => each.Id === Id));
}
/** What does not run is in the way of Compose's counting, and nobody is served by it. */
async function clearLeftovers({ engine, project, step }) {
    const all = await serviceContainers(engine, project);
    for (const each of all.filter((one) => step.units.includes(serviceOf(one)) && one.State !== "running")) {
        await engine.remove(each.Id);
    }
}
/** Containers of the step's units in any state that were not there before. */
async function newOnes(before, { engine, project, step }) {
    const known = new Set(step.units.flatMap((unit) => running(before, unit).map(({ Id }) => Id)));
    const all = await serviceContainers(engine, project);
    return all.filter((each) => step.units.includes(serviceOf(each)) && !known.has(each.Id));
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/batches.js
/**
 * What is done next to a unit; `undefined` when it is as wanted. At no time do fewer run than are wanted, and at most a
 * quarter of them, or one, is exchanged at once.
 */
function nextRound({ fresh, stale }, replicas) {
    const batch = Math.max(1, Math.floor(replicas / 4));
    const make = Math.max(0, Math.min(batch, replicas - fresh.length));
    const surplus = fresh.slice(0, Math.max(0, fresh.length - replicas));
    const most = fresh.length - surplus.length + make + stale.length - replicas;
    const leave = [...stale.slice(0, Math.max(0, most)), ...surplus];
    return make === 0 && leave.length === 0 ? undefined : { make, leave };
}
/** More at once would only wait for each other, and keep waiting what serves meanwhile. */
const startsPerProcessor = 2;
/** Those that start at the same time, in their order; each group when the one before it is ready. */
function startGroups(making, processors) {
    const most = Math.max(1, processors) * startsPerProcessor;
    const groups = [];
    let room = 0;
    for (const each of making) {
        const last = groups.at(-1);
        if (last === undefined || each.make > room) {
            groups.push([each]);
            room = most - each.make;
        }
        else {
            last.push(each);
            room -= each.make;
        }
    }
    return groups;
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/stop-old.js

/** The engine's own patience with a container that says nothing of it. */
const usualGraceSeconds = 10;
/** Asks an old container to stop, in its own way and with its own grace, and removes it; tells what that cut off. */
async function stopOld(id, work) {
    const { engine, clock } = work;
    const started = clock.now();
    await engine.stop(id);
    const took = (0,compose_tools/* secondsSince */.w)(started, clock);
    const container = await engine.container(id);
    await engine.remove(id);
    const code = container?.State.ExitCode;
    if (container === undefined || code === undefined)
        return { said: "the old one was gone already" };
    const { StopSignal: signal = "SIGTERM", StopTimeout: grace = usualGraceSeconds } = container.Config;
    const name = container.Name.replace(/^\//, "");
    if (code !== 137)
        return { said: `the old one ended with ${code} after ${(0,compose_tools/* inWords */.r)(took)}` };
    if (/KILL$|^9$/.test(signal))
        return { said: "the old one was killed, as its stop signal says" };
    const said = `the old one was killed after ${(0,compose_tools/* inWords */.r)(took)}`;
    return {
        said,
        cut: `${name} did not end within its grace of ${grace} s after ${signal} and was killed: what it was doing is not finished (a longer stop_grace_period gives it more time).`,
    };
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/weight.js



/** What the engine gives a container of which nothing is said. */
const usualShares = 1024;
/** The fewest that the kernel knows. */
const fewestShares = 2;
/**
 * Containers that start beside those that serve get a tenth of their share of the processor while there is not enough for
 * all: a machine on which a dozen services start at once would else answer nobody for as long as that takes. On a machine
 * that has time left they start as fast as ever.
 */
async function startLightly(containers, work) {
    await weighAll(containers, (shares) => Math.max(fewestShares, Math.floor(shares / 10)), work);
}
/** What they have by their definition, before requests reach them; also for those that an interrupted run left. */
async function giveFullWeight(containers, work) {
    await weighAll(containers, (shares) => shares, work);
}
async function weighAll(containers, weigh, { engine, document, log }) {
    await Promise.all(containers.map(async (each) => {
        const { cpu_shares: written } = document.model.services[serviceOf(each)] ?? {};
        const shares = Number(written ?? 0) > 0 ? Number(written) : usualShares;
        try {
            await engine.weigh(each.Id, weigh(shares));
        }
        catch (error) {
            // An engine without control over processors has all of them weigh the same.
            if (!(error instanceof EngineRefusal))
                throw error;
            log.debug(`${serviceOf(each)}: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }));
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/round.js










/** One batch of every unit of the step; `done` when all of them are as wanted. */
async function oneRound(work, moving) {
    const before = await sidesOf(work);
    const plans = work.step.units.flatMap((unit) => {
        const next = nextRound(sides(before, unit), work.document.units[unit]?.replicas ?? 1);
        return next === undefined ? [] : [{ unit, ...next }];
    });
    if (plans.length === 0)
        return "done";
    const made = [];
    const refused = (await startNew(plans, before, made, work, moving)) ?? (await moveTo(plans, before, made, work, moving));
    if ("id" in refused) {
        await Promise.all(made.map(({ Id }) => work.engine.remove(Id)));
        return { refused };
    }
    return { exchanged: await stopLeaving(plans, refused, work) };
}
/** Starts the new containers and waits until all of them are ready; why that did not work. What was made is added to `made`. */
async function startNew(plans, before, made, work, moving) {
    // Also what an interrupted run left, which may have been about to become ready.
    const left = plans.flatMap(({ unit, leave }) => without(sides(before, unit).fresh, leave));
    const making = plans.filter(({ make }) => make > 0);
    if (making.length > 0)
        await moving.hold(plans.map(({ unit }) => ({ unit, containers: running(before, unit) })));
    const groups = making.length > 1 ? startGroups(making, await work.engine.processors()) : [making];
    for (const [turn, group] of groups.entries()) {
        const fresh = group.length === 0 ? [] : await startGroup(group, before, made, work);
        if ("id" in fresh)
            return fresh;
        const awaited = turn === 0 ? [...left, ...fresh] : fresh;
        const waited = awaited.map((each) => ({ unit: serviceOf(each), id: each.Id }));
        const { failure, bad, cancelled: isCancelled } = await allReady(waited, work);
        if (failure !== undefined) {
            made.push(...left.filter(({ Id }) => bad.includes(Id)));
            return { ...(0,compose_results/* failed */.gz)(work, failure), units: unitsOf(plans, failure, work) };
        }
        if (isCancelled || work.signal.aborted)
            return (0,compose_results/* cancelled */.KW)(work, "stopped on request before any request was moved");
    }
    await giveFullWeight([...left, ...made], work);
    return undefined;
}
/** Starts what these units need beside what they have; answers what is new, or why it was not made. */
async function startGroup(group, before, made, work) {
    const counts = group.map(({ unit, make }) => [unit, running(before, unit).length + make]);
    const units = group.map(({ unit }) => unit);
    const command = addServices(work.place, Object.fromEntries(counts));
    const refused = await up(units, command, work, "starting beside the old one");
    const fresh = without(await newOnes(before, work), made);
    made.push(...fresh);
    await startLightly(fresh, work);
    if (refused !== undefined)
        return refused;
    const missing = group.find(({ unit, make }) => fresh.filter((each) => serviceOf(each) === unit).length < make);
    return missing === undefined ? fresh : notMade(missing, work);
}
function notMade({ unit, make }, work) {
    const message = `${unit}: not all of ${make} new ${make === 1 ? "container" : "containers"} were made`;
    return (0,compose_results/* failed */.gz)(work, { unit, message, log: [], events: [] });
}
/** Moves the requests; when that fails, or a new container falls under them, they go back to the old ones. */
async function moveTo(plans, before, made, work, moving) {
    const readySeconds = (0,compose_tools/* secondsSince */.w)(work.started, work.clock);
    const goBack = () => moving.hold(plans.map(({ unit }) => ({ unit, containers: sides(before, unit).stale })));
    const now = await sidesOf(work);
    try {
        const moves = plans.map(({ unit, leave: from }) => ({ unit, to: without(running(now, unit), from), from }));
        const drained = await moving.move(moves);
        const fallen = await whatFell(made, work);
        if (fallen === undefined)
            return { readySeconds, drained };
        await goBack();
        return { ...(0,compose_results/* failed */.gz)(work, fallen), units: unitsOf(plans, fallen, work) };
    }
    catch (error) {
        // A gateway that refuses what it is told goes on with what it had.
        await goBack().catch(() => undefined);
        return (0,compose_results/* resultOf */.Bg)(work, error);
    }
}
/** A new container that was ready and has fallen since, while the old one still runs. */
async function whatFell(made, { engine, redact }) {
    for (const each of made) {
        const container = await engine.container(each.Id);
        if (container?.State.Status === "running" && container.RestartCount === 0)
            continue;
        const unit = serviceOf(each);
        const code = container === undefined ? "" : ` with exit code ${container.State.ExitCode}`;
        return {
            unit,
            message: `${unit} was ready and ended${code} as soon as requests reached it`,
            hint: "Requests went back to the old container, which still runs.",
            log: (await engine.logs(each.Id, 20)).map(redact),
            events: [],
        };
    }
    return undefined;
}
async function stopLeaving(plans, { readySeconds, drained }, work) {
    return Promise.all(plans.map(async ({ unit, leave }) => {
        const stopped = await Promise.all(leave.map(({ Id }) => stopOld(Id, work)));
        const words = drained.get(unit);
        return { unit, readySeconds, stopped, ...(words === undefined ? {} : { drained: words }) };
    }));
}
function unitsOf(plans, failure, work) {
    const seconds = (0,compose_tools/* secondsSince */.w)(work.started, work.clock);
    return plans.map(({ unit }) => unit === failure.unit
        ? { unit, outcome: "failed", seconds, detail: failure.message.split("\n", 1)[0] ?? "", failure }
        : { unit, outcome: "skipped", seconds, detail: "left as it was" });
}

;// CONCATENATED MODULE: ./lib/targets/compose/roll/roll.js







/**
 * Exchanges the containers of one wave of units: new ones beside the old, all of them ready before any request goes elsewhere,
 * then requests moved, old ones drained, stopped and removed. Until requests are moved a failure removes the new ones, and the
 * old ones never noticed. It goes by what runs, so that a run that was killed is finished, or undone, by the next one.
 */
async function roll(work) {
    const unready = await othersReady(work);
    if (unready !== undefined)
        return (0,compose_results/* failed */.gz)(work, unready);
    const [gateways] = await Promise.all([gatewaysOf(work), clearLeftovers(work)]);
    const moving = traffic(gateways, work);
    const exchanged = [];
    try {
        for (;;) {
            const round = await oneRound(work, moving);
            if (round === "done")
                return finished(work, exchanged);
            if ("refused" in round)
                return round.refused;
            exchanged.push(...round.exchanged);
        }
    }
    catch (error) {
        // What gateways were told stays true as long as both sides run; the next run goes on from here.
        return (0,compose_results/* resultOf */.Bg)(work, error);
    }
    finally {
        await moving.letGo().catch((error) => {
            work.log.warn(`A gateway still has addresses of this deployment: ${error.message}`);
        });
    }
}
function finished(work, exchanged) {
    const units = work.step.units.map((unit) => {
        const own = exchanged.filter((each) => each.unit === unit);
        const seconds = own[0]?.readySeconds ?? 0;
        const said = own.flatMap(({ drained, stopped }) => [
            ...(drained === undefined ? [] : [drained]),
            ...stopped.map((each) => each.said),
        ]);
        const cut = own.flatMap(({ stopped }) => stopped.flatMap((each) => each.cut ?? []));
        const detail = own.length === 0 ? "was as wanted" : [`ready after ${(0,compose_tools/* inWords */.r)(seconds)}`, ...new Set(said)].join(", ");
        work.log.progress(unit, detail, "succeeded");
        return { unit, outcome: "succeeded", seconds, detail, ...(cut.length === 0 ? {} : { cut: cut.join(" ") }) };
    });
    const detail = units.map(({ unit, detail: said }) => `${unit} ${said}`).join("; ");
    return { ...(0,compose_results/* ended */.v6)(work, "succeeded"), detail, units };
}

;// CONCATENATED MODULE: ./lib/targets/compose/task.js









const task_atOnce = 4;
/** Runs the tasks of units, each in a container of the new release: those of one unit in their order, units beside each other. */
async function runTasks(work) {
    const refused = await othersReady(work);
    if (refused !== undefined)
        return (0,compose_results/* failed */.gz)(work, refused);
    const results = [];
    for (const batch of await resourceBatches(work)) {
        if (results.some(({ outcome }) => outcome !== "succeeded"))
            break;
        results.push(...(await (0,p_map/* default */.Ay)(batch, (unit) => runTasksOf(unit, work), { concurrency: task_atOnce })));
    }
    const failure = results.find((result) => result.failure !== undefined)?.failure;
    const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
    const outcome = (0,lib_outcome/* worst */.Q)(results.map((result) => result.outcome));
    return { ...(0,compose_results/* ended */.v6)(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}
async function runTasksOf(unit, work) {
    const tasks = work.document.units[unit]?.tasks ?? [];
    const started = work.clock.now();
    for (const task of tasks) {
        work.log.progress(unit, `runs ${task.name}`);
        const result = await runOne(unit, task, work);
        if (result !== undefined)
            return result;
    }
    const seconds = (0,compose_tools/* secondsSince */.w)(started, work.clock);
    const detail = `${tasks.map(({ name }) => name).join(" and ")} done after ${(0,compose_tools/* inWords */.r)(seconds)}`;
    work.log.progress(unit, detail, "succeeded");
    return { unit, outcome: "succeeded", seconds, detail };
}
/** `undefined` when the task ended with 0. */
async function runOne(unit, task, work) {
    const { runner, clock, place, redact, signal, engine, log } = work;
    const name = `${work.project}-${unit}-task-${task.name.replaceAll(/[^\w.-]/g, "-")}`;
    const started = clock.now();
    await clearLeftover(name, task, work);
    const options = { signal, timeoutMs: task.timeoutSeconds * 1000 };
    try {
        await runner.run(runTask(place, { service: unit, name, command: task.command }), options);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code === "command.missing")
            throw error;
        // Compose was stopped, but a container that it started goes on.
        await engine.stop(name);
        await engine.remove(name);
        const seconds = (0,compose_tools/* secondsSince */.w)(started, clock);
        const why = task_wordsFor(error, task);
        log.progress(unit, `${task.name} ${why}`, "failed");
        if (error.code === "command.cancelled")
            return { unit, outcome: "cancelled", seconds, detail: `${task.name} was stopped` };
        const message = redact(`${unit}: task ${task.name} ${why}`);
        const hint = `Nothing of ${unit} was replaced yet. The task's command is ${task.command.join(" ")}.`;
        const failure = { unit, message, hint, log: error.lastLines.map(redact), events: [] };
        return { unit, outcome: "failed", seconds, detail: `${task.name} ${why}`, failure };
    }
}
/** A run that was killed leaves its task running; two migrations at once would be worse than waiting for the first one. */
async function clearLeftover(name, task, { engine, clock, signal, log }) {
    const leftover = await engine.container(name);
    if (leftover === undefined)
        return;
    log.info(`Task ${task.name} of an interrupted deployment is still there: waiting for it to end`);
    await untilEnded({ engine, clock, signal, id: leftover.Id, timeoutMs: task.timeoutSeconds * 1000 });
    await engine.stop(leftover.Id);
    await engine.remove(leftover.Id);
}
function task_wordsFor({ code, status }, { timeoutSeconds }) {
    return code === "command.timeout"
        ? `did not end within ${timeoutSeconds} s`
        : `ended with exit code ${status ?? "unknown"}`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/perform.js














const deeds = {
    check: checkHost,
    mend: mendAll,
    files: placeFiles,
    pull: pull,
    task: runTasks,
    roll: roll,
    reload: loadAnew,
    start: start,
    remove: removeUnits,
};
/** Does one step of a plan. What the engine or the app does wrong is in the result; only a bug of ours is thrown. */
async function performStep(work) {
    if (work.signal.aborted)
        return (0,compose_results/* cancelled */.KW)(work);
    try {
        return await deeds[work.step.kind](work);
    }
    catch (error) {
        return (0,compose_results/* resultOf */.Bg)(work, error);
    }
}
/** What a killed run of Compose left, and what a killed run of ours told gateways. */
async function mendAll(work) {
    const mended = await mend(work);
    const gateways = (await gatewaysOf(work)).filter(({ unit, pinned }) => pinned.length > 0 && work.step.units.includes(unit));
    for (const gateway of gateways)
        await steer_release(gateway, work);
    if (gateways.length === 0)
        return mended;
    const released = gateways.map(({ unit }) => `${unit} finds names by itself again`).join(", ");
    return (0,compose_results/* succeeded */.gq)(work, mended.detail?.startsWith("nothing") === true ? released : `${mended.detail ?? ""}, ${released}`);
}
async function placeFiles(work) {
    const { placement, clock, engine, project, runner } = work;
    const lying = await placeRelease(work);
    const containers = await engine.containers(project);
    const mounted = containers.flatMap(({ Mounts }) => Mounts.flatMap(({ Source }) => Source ?? []));
    await prune(placement, new Set(mounted), { runner, now: clock.now(), lying });
    const files = placement.trees.reduce((sum, { tree }) => sum + tree.length, 0);
    const parts = [counted(files, "file"), counted(placement.secrets.length, "secret")].filter((part) => part !== "");
    return (0,compose_results/* succeeded */.gq)(work, ["the Compose file", ...parts].join(", "));
}
function counted(count, noun) {
    return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** Promises that the release's files lie on the host, and answers what lay there before. */
async function placeRelease({ placement, document, bundle, materials, clock, runner, }) {
    const content = composeFile(document, bundle, materials, placement.folder);
    const lying = await place(placement, content, materials, { runner, now: clock.now() });
    for (const live of placement.live) {
        // Whoever starts something from the Compose file finds what it names.
        if (!lying.has(live.path))
            await runner.run(layLiveFiles(live, { ifAbsent: true }));
    }
    return lying;
}

;// CONCATENATED MODULE: ./lib/targets/compose/proof-ready.js





const proof_ready_pauseMs = 250;
/** A container that was up for this long after its start does not fall at once. */
const settledMs = 1_000;
/**
 * That every unit is ready now, also those that the deployment did not touch. Docker's own healthcheck is asked where there is
 * one. What has just started is looked at once more when it has settled, since it may fall right after it was ready.
 */
function proofOfReadiness(document, tools) {
    const name = "every unit is ready";
    const { clock } = tools;
    return {
        name,
        async evaluate(signal) {
            const started = clock.now();
            const result = (outcome, detail) => {
                return { name, outcome, seconds: (0,compose_tools/* secondsSince */.w)(started, clock), detail };
            };
            const restartsWhenReady = new Map();
            // One that just started has its own time.
            let end = started.getTime() + lookMs;
            // However far the engine's clock is off, nothing is waited for longer.
            let unsettledMs = settledMs;
            let isAsked = (_id) => true;
            for (;;) {
                const looks = await lookAtAll(document, tools, isAsked, signal).catch(errors/* messageOf */.bD);
                if (signal.aborted && !isTimeout(signal))
                    return result("cancelled", "stopped on request");
                if (typeof looks === "string")
                    return result("errored", looks);
                const fallen = looks.find(({ id, restarts }) => restarts > (restartsWhenReady.get(id) ?? Infinity));
                if (fallen !== undefined)
                    return result("failed", `${fallen.unit} was ready, and ended again`);
                for (const { id, ready, restarts } of looks)
                    if (ready)
                        restartsWhenReady.set(id, restarts);
                const bad = looks.filter(({ ready }) => !ready);
                const now = clock.now().getTime();
                if (bad.length === 0) {
                    const youngMs = Math.max(0, ...looks.map(({ startedAt }) => startedAt + settledMs - now));
                    const pause = Math.min(unsettledMs, youngMs);
                    if (pause === 0 || signal.aborted)
                        return result("succeeded", summary(document));
                    const young = new Set(looks.flatMap(({ id, startedAt }) => (now - startedAt < settledMs ? [id] : [])));
                    isAsked = (id) => young.has(id);
                    unsettledMs -= pause;
                    end = now + pause + lookMs;
                    await clock.sleep(pause, signal).catch(() => undefined);
                    continue;
                }
                end = Math.max(end, ...bad.map(({ until }) => until));
                if (now >= end || signal.aborted) {
                    return result("failed", bad.map(({ unit, said }) => `${unit}: ${said}`).join("; "));
                }
                await clock.sleep(proof_ready_pauseMs, signal).catch(() => undefined);
            }
        },
    };
}
/** Whoever set a time wants to know what was seen in it. */
function isTimeout({ reason }) {
    return reason?.name === "TimeoutError";
}
async function lookAtAll(document, { engine, project }, isAsked, signal) {
    const containers = await serviceContainers(engine, project);
    const looks = containers.flatMap((summary) => {
        const unit = document.units[serviceOf(summary)];
        const isLookedAt = unit !== undefined && unit.role !== "one-shot" && isAsked(summary.Id);
        return isLookedAt ? [lookAt(summary.Id, serviceOf(summary), unit, engine, signal)] : [];
    });
    return await Promise.all(looks);
}
async function lookAt(id, name, unit, engine, signal) {
    const container = await engine.container(id);
    const about = { id, unit: name, restarts: container?.RestartCount ?? 0, startedAt: 0, until: 0 };
    if (container === undefined)
        return { ...about, ready: false, said: "its container is gone" };
    const { Status: status, Health: health, StartedAt } = container.State;
    if (status !== "running")
        return { ...about, ready: false, said: `is ${status}` };
    const running = { ...about, startedAt: Date.parse(StartedAt), until: startEndsAt(container, unit) };
    const probe = probeFor(unit.ready, container, engine);
    if (probe.kind === "healthcheck" && health?.Status === "healthy")
        return { ...running, ready: true, said: "healthy" };
    const seen = await probe.look(container, AbortSignal.any([signal, AbortSignal.timeout(lookMs)]));
    return { ...running, ...seen };
}
function summary({ units }) {
    const count = Object.values(units).filter(({ role }) => role !== "one-shot").length;
    return `${count} ${count === 1 ? "unit answers" : "units answer"}`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/proof.js




/** A restart that is younger than this may be one of many to come. */
const settledSeconds = 60;
/** That the engine runs just what the release says: asked from the engine, unit by unit, every wrong one named. */
function proofOfUnits(document, prints, tools) {
    const name = "every unit runs the release";
    return {
        name,
        async evaluate() {
            const started = tools.clock.now();
            const result = (outcome, detail, hint) => {
                const seconds = (0,compose_tools/* secondsSince */.w)(started, tools.clock);
                return { name, outcome, seconds, detail, ...(hint === undefined ? {} : { hint }) };
            };
            try {
                const running = await runningUnits(tools);
                const wrong = wrongUnits(document, running, prints, tools.clock.now());
                if (wrong.length === 0)
                    return result("succeeded", proof_summary(document));
                return result("failed", wrong.join("; "), `docker compose --project-name ${tools.project} ps --all`);
            }
            catch (error) {
                return result("errored", (0,errors/* messageOf */.bD)(error));
            }
        },
    };
}
/** One sentence for every unit that is not what the release says. */
function wrongUnits(document, running, prints, now) {
    const wrong = Object.entries(document.units).flatMap(([name, unit]) => {
        const why = wrongWith(unit, running.units[name], document.model.services[name]?.image ?? "", prints, now);
        return why === undefined ? [] : [`${name} ${why}`];
    });
    const strangers = Object.keys(running.units).filter((name) => document.units[name] === undefined);
    return [...wrong, ...strangers.map((name) => `${name} runs and is not in the release`)];
}
function wrongWith(unit, running, image, prints, now) {
    const instances = running?.instances ?? [];
    if (unit.role === "one-shot")
        return wrongOneShot(unit, instances, prints);
    const down = instances.find(({ state }) => state !== "running");
    if (down !== undefined)
        return `is ${down.state}${down.exitCode === undefined ? "" : ` (exit code ${down.exitCode})`}, expected running`;
    if (instances.length !== unit.replicas)
        return `has ${instances.length} running containers, expected ${unit.replicas}`;
    // A plan leaves these as they were found, and says so.
    const asFound = unit.role === "stateful" && instances.every(({ definition }) => definition === undefined);
    if (asFound)
        return undefined;
    return wrongImage(unit, instances, image) ?? wrongDefinition(unit, instances, prints) ?? unsettled(instances, now);
}
function wrongOneShot(unit, instances, prints) {
    const own = instances.filter(({ definition }) => definition === (0,compose_definition/* labelOf */.Wy)(unit, prints));
    if (own.some(({ state, exitCode }) => state === "exited" && exitCode === 0))
        return undefined;
    const [last] = own;
    if (last === undefined)
        return "did not run from this release, expected an exit code of 0";
    return `is ${last.state}${last.exitCode === undefined ? "" : ` (exit code ${last.exitCode})`}, expected exited with 0`;
}
function wrongImage({ digest }, instances, image) {
    const other = instances.find((each) => digest === undefined ? each.image !== image : !each.digests.includes(digest));
    if (other === undefined)
        return undefined;
    const found = digest === undefined ? other.image : other.digests.join(" or ") || `an image without a digest (${other.image})`;
    return `runs ${found}, expected ${digest ?? image}`;
}
function wrongDefinition(unit, instances, prints) {
    const expected = (0,compose_definition/* labelOf */.Wy)(unit, prints);
    const other = instances.find(({ definition }) => definition !== expected);
    if (other === undefined)
        return undefined;
    return `runs definition ${other.definition?.slice(0, 12) ?? "of somebody else"}, expected ${expected.slice(0, 12)}`;
}
function unsettled(instances, now) {
    const young = instances.find(({ restarts, startedAt }) => {
        const age = startedAt === undefined ? Infinity : (now.getTime() - Date.parse(startedAt)) / 1000;
        return restarts > 0 && age < settledSeconds;
    });
    if (young === undefined)
        return undefined;
    return `was restarted ${young.restarts} ${young.restarts === 1 ? "time" : "times"}, the last time less than ${settledSeconds} s ago`;
}
function proof_summary({ units }) {
    const all = Object.values(units);
    const byDigest = all.filter(({ digest }) => digest !== undefined).length;
    const byTag = all.length - byDigest;
    const named = byTag === 0 ? "each by its digest" : `${byDigest} proven by digest, ${byTag} only by tag`;
    return `${all.length} ${all.length === 1 ? "unit" : "units"}, ${named}`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/recorded.js



/** What would run if the document did, all of it and well: for those who cannot ask the engine. */
function recordedUnits(document, prints) {
    const units = Object.entries(document.units).map(([name, unit]) => {
        const service = document.model.services[name];
        const live = liveFilesOf(name, document);
        const ended = unit.role === "one-shot" ? { state: "exited", exitCode: 0 } : { state: "running" };
        const instance = {
            id: name,
            definition: (0,compose_definition/* labelOf */.Wy)(unit, prints),
            ...(live === undefined ? {} : { shape: live.shape }),
            ...ended,
            restarts: 0,
            digests: unit.digest === undefined ? [] : [unit.digest],
            image: service?.image ?? "",
        };
        const ports = (service?.ports ?? []).flatMap(({ published, protocol }) => published === undefined ? [] : [heldPort(published, protocol)]);
        const names = service?.container_name === undefined ? [] : [heldName(service.container_name)];
        const stateful = unit.role === "stateful" ? { stateful: true } : {};
        const instances = Array.from({ length: unit.replicas }, () => instance);
        return [name, { name, instances, holds: [...ports, ...names], ...stateful }];
    });
    return { units: Object.fromEntries(units.filter(([, { instances }]) => instances.length > 0)) };
}

;// CONCATENATED MODULE: ./lib/targets/compose/slate.js



/** Beside the project's folder and not in it, because that folder goes when the project is removed. */
function slatePath(directory, project) {
    return (0,external_node_path_.join)(directory, ".leases", project, "lease.json");
}
/** A slate in a file on the host. */
function hostSlate(files, path) {
    return {
        async read() {
            const content = await saying(path, files.read(path));
            return content === undefined ? undefined : new TextDecoder().decode(content);
        },
        replace: (before, after) => saying(path, before === undefined ? files.claim(path, bytes(after)) : files.exchange(path, bytes(before), bytes(after))),
    };
}
async function saying(path, work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        const { code } = error;
        const hint = code === "ENOSPC" ? { hint: parse/* diskFullHint */.oH } : {};
        throw new errors/* TargetError */.I0("target.unreachable", `${path}: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error, ...hint });
    }
}
function bytes(text) {
    return new TextEncoder().encode(text);
}

// EXTERNAL MODULE: ./lib/checks/tests.js
var checks_tests = __webpack_require__(6480);
;// CONCATENATED MODULE: ./lib/targets/compose/tests.js







const tests_name = "integration tests";
/** The bundle's test service, run once beside the units; its exit code and its JUnit report judge the release. */
function serviceTests(testing) {
    return {
        name: tests_name,
        async evaluate(signal) {
            const { tests, engine, clock, project } = testing;
            const container = `${project}-${tests.service}-tests`;
            const started = clock.now().getTime();
            const seconds = () => (clock.now().getTime() - started) / 1000;
            try {
                await testing.placeFiles();
                const images = [tests, ...Object.values(tests.beside)].map(({ definition }) => definition.image ?? "");
                await ensureImages(images, { ...testing, signal });
                await engine.remove(container);
                await startBeside(testing, signal);
                const ran = await run(container, testing, signal);
                const report = tests.junit === undefined ? undefined : await engine.file(container, tests.junit);
                const junit = report === undefined ? undefined : new TextDecoder().decode(report);
                return await (0,checks_tests/* judgeTests */.n)({ ...ran, seconds: seconds(), junit }, tests.junit !== undefined);
            }
            catch (error) {
                const detail = testing.redact((0,errors/* messageOf */.bD)(error));
                const hint = error instanceof errors/* DeployError */.sH ? error.hint : undefined;
                return { name: tests_name, outcome: "errored", seconds: seconds(), detail, ...(hint === undefined ? {} : { hint }) };
            }
            finally {
                // Also after a time-out, when Compose is gone and the container is not. A check that is known is not lost by it.
                await removeAll(container, testing).catch(() => undefined);
            }
        },
    };
}
/** Starts what only the tests need, in its order, each when what it waits for is ready. */
async function startBeside({ tests, place, runner, engine, clock, project }, signal) {
    const waves = (0,compose_waves/* wavesOf */.g)(Object.fromEntries(Object.entries(tests.beside).map(([name, { waits }]) => [name, { waits, stateful: false }])));
    for (const wave of waves) {
        const since = clock.now();
        await runner.run(startServices(place, wave, { anew: false }), { signal });
        const started = (await serviceContainers(engine, project)).filter((each) => wave.includes(serviceOf(each)));
        for (const container of started) {
            const name = serviceOf(container);
            const { ready, startSeconds = 0 } = tests.beside[name] ?? {};
            const timeoutMs = startSeconds * 1000;
            const { outcome, why } = await untilReady({ engine, clock, id: container.Id, ready, timeoutMs, since, signal });
            if (outcome === "succeeded")
                continue;
            throw new errors/* TargetError */.I0("target.failed", `${name}, which the tests need, ${why ?? "did not start"}`);
        }
    }
}
async function removeAll(container, { engine, project, tests }) {
    await engine.remove(container);
    const beside = (await serviceContainers(engine, project)).filter((each) => serviceOf(each) in tests.beside);
    for (const { Id } of beside)
        await engine.remove(Id);
}
const lastLines = 20;
async function run(container, { runner, tests, place, redact, engine }, signal) {
    try {
        const options = { signal, timeoutMs: tests.timeoutSeconds * 1000 };
        await runner.run(runService(place, { service: tests.service, name: container }), options);
        return { ended: "succeeded", said: "ended with 0" };
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code === "command.missing")
            throw error;
        // What Compose says of a program that was stopped hides what the program said.
        const own = await engine.logs(container, lastLines).catch(() => []);
        const last = redact((own.length === 0 ? error.lastLines : own).join("\n"));
        if (error.code === "command.cancelled")
            return { ended: "cancelled", said: "stopped on request" };
        if (error.code === "command.timeout") {
            return { ended: "failed", said: `did not end within ${tests.timeoutSeconds} s\n${last}` };
        }
        return { ended: "failed", said: `ended with exit code ${error.status ?? "unknown"}\n${last}` };
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/target.js




















const localEngine = "unix:///var/run/docker.sock";
/**
 * A Compose project on a Docker Engine that this machine reaches. The engine is asked over its API, which answers in
 * milliseconds; Compose starts, runs and stops things, and is never asked what there is.
 */
function composeTarget(options) {
    const { project, directory, runner: here, host, clock, log, redact, mayChange, gateways: said = {} } = options;
    const engine = host === undefined
        ? dockerEngine(options.engine ?? localEngine, undefined, mayChange)
        : dockerEngine(host.engine, host.way, mayChange);
    // Compose makes some 15 calls one after another for each wave; on the host they cost no trip over the network.
    const there = host === undefined
        ? { runner: here, engineThere: engine.host }
        : { runner: host.runner, engineThere: `unix://${engineSocket}` };
    const where = host?.host.name ?? options.engine ?? "the local engine";
    const told = { clock, log, redact, where, layersOf: options.layersOf, said };
    const tools = { engine, here, ...there, ...told, project, folder: (0,external_node_path_.join)(directory, project) };
    // All who deploy to a host take the lease in the same file of it, over SSH or on it.
    const files = host === undefined ? localFiles(here) : filesOnHost(host.runner);
    const slate = hostSlate(files, slatePath(directory, project));
    return {
        describe: () => `compose project ${project} on ${where}`,
        current: () => runningUnits(tools),
        gateways: () => gatewaysOf(tools),
        recorded: (bundle, materials) => recordedUnits(documentOf(bundle, materials, project), (0,compose_definition/* fingerprintsOf */.tm)(materials)),
        plan(bundle, running, materials, only) {
            const plan = planOf(documentOf(bundle, materials, project), running, (0,compose_definition/* fingerprintsOf */.tm)(materials), only);
            const isClosed = materials.closed !== undefined && only === undefined;
            const notes = isClosed ? [...plan.notes, closedNote] : plan.notes;
            const steps = host === undefined || plan.steps.length === 0 ? plan.steps : [checkStep, ...plan.steps];
            return { ...plan, steps, notes };
        },
        perform: (step, bundle, materials, signal) => performStep({ ...tools, ...placed(bundle, materials, tools), step, signal, started: clock.now() }),
        proof(bundle, materials) {
            const document = documentOf(bundle, materials, project);
            return [proofOfUnits(document, (0,compose_definition/* fingerprintsOf */.tm)(materials), tools), proofOfReadiness(document, tools)];
        },
        tests(bundle, materials) {
            const release = placed(bundle, materials, tools);
            const { tests } = release.document;
            if (tests === undefined)
                return undefined;
            return serviceTests({ ...tools, ...release, tests, placeFiles: () => placeRelease({ ...tools, ...release }) });
        },
        runOnce(once, bundle, materials, signal) {
            const release = placed(bundle, materials, tools);
            const placeFiles = () => placeRelease({ ...tools, ...release });
            return runOnce(once, { ...tools, ...release, placeFiles }, signal);
        },
        remove: (removal) => removeProject(tools, options.driver, removal),
        slate,
        guardedBy(asked) {
            const first = (runner) => ({
                async run(command, runOptions) {
                    await asked();
                    return await runner.run(command, runOptions);
                },
            });
            const guarded = {
                ...options,
                mayChange: asked,
                runner: first(here),
                ...(host === undefined ? {} : { host: { ...host, runner: first(host.runner) } }),
                driver: {
                    async down(removal) {
                        await asked();
                        await options.driver.down(removal);
                    },
                },
            };
            // What tells whether it may be changed is not asked about itself.
            return { ...composeTarget(guarded), slate };
        },
    };
}
/** A host far away may lack what the machine that is deployed from has. */
const checkStep = { id: "check", kind: "check", title: "See whether the host has what it needs", units: [] };
const closedNote = "Everybody is shown the maintenance page, before, meanwhile and after it.";
function placed(given, materials, { engineThere, project, folder }) {
    const { closed } = materials;
    const bundle = closed?.bundle ?? given;
    const document = documentOf(given, materials, project);
    const placement = placementOf(document, bundle, materials, folder);
    return { bundle, document, materials, placement, place: { host: engineThere, project, file: placement.file } };
}
/** Two projects would run side by side, and fight for ports, when a release came to one that it was not made for. */
function documentOf(bundle, { closed }, project) {
    const document = readDocument(closed?.bundle ?? bundle);
    if (document.project === project)
        return document;
    throw new errors/* TargetError */.I0("target.refused", `the release was made for Compose project ${document.project}, not for ${project}`, {
        hint: `Name the project ${document.project} again, or remove it by hand and make a new release.`,
    });
}

// EXTERNAL MODULE: ./lib/targets/compose/render.js + 4 modules
var render = __webpack_require__(4173);
// EXTERNAL MODULE: ./lib/targets/compose/tree.js
var tree = __webpack_require__(4957);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/targets/compose/hosts/greeting.js


/**
 * Says what there is to say and then waits for the end of its input, which is the end of the connection. Programs that were
 * started over it are stopped then: whoever started them is gone, and the next deployer may already be at work.
 */
function greetingScript(id) {
    const script = [
        "echo aip-deploy",
        "date +%s",
        "id -un",
        `if [ -w ${engineSocket} ]; then echo usable; elif [ -e ${engineSocket} ]; then echo denied; else echo missing; fi`,
        "cat > /dev/null",
        `exec > /dev/null 2>&1; exec ${(0,command/* toShell */.aB)(stopMarked(`${id}-.*`))}`,
    ].join("; ");
    return (0,command/* toShell */.aB)({ program: "sh", args: ["-c", script] });
}
/** How many lines a greeting has, from its first one on; before it a login may say what it likes. */
const greetingLines = 4;
const firstLine = "aip-deploy";
/** Reads a whole greeting; `now` is when it came. */
function parseGreeting(lines, now) {
    const [, seconds = "", user = "", engine] = lines;
    const at = Number(seconds);
    const known = engine === "usable" || engine === "denied" ? engine : "missing";
    return { user, aheadSeconds: Number.isNaN(at) ? 0 : at - Math.floor(now.getTime() / 1000), engine: known };
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/trouble.js

const signs = [
    [/REMOTE HOST IDENTIFICATION HAS CHANGED/, "changed-key"],
    [/host key is known for|Host key verification failed|certificate invalid/i, "unknown-key"],
    [/UNPROTECTED PRIVATE KEY FILE|bad permissions|error in libcrypto|invalid format|no such identity/i, "key-file"],
    [/Permission denied \(|Too many authentication failures/, "login"],
    [/Could not resolve hostname/, "name"],
    [/forwarding.*(?:refused|disabled|fail)|cannot listen|unix_listener/i, "forwarding"],
    [/Connection refused/, "refused"],
    [/timed out|timeout|not responding|No route to host|is unreachable/i, "silent"],
    [
        /kex_exchange_identification|Connection (?:reset|closed)|Broken pipe|closed by remote host|stdio forwarding/i,
        "busy",
    ],
];
/** What ssh's last words mean. ssh has no codes for it: 255 is all. */
function troubleIn(lines) {
    const text = lines.join("\n");
    return signs.find(([sign]) => sign.test(text))?.[1] ?? "other";
}
/** Another try may be let in: sshd turns some away when many come at once. */
function mayPass(error) {
    return error instanceof TurnedAway;
}
class TurnedAway extends errors/* TargetError */.I0 {
}
/** A connection that did not come about; a host's key is told by `hostKeyError`. */
function connectionError({ name, user, lines }) {
    const last = lastWords(lines);
    const trouble = troubleIn(lines);
    const who = user === undefined ? "the user that ssh chose" : `user ${user}`;
    switch (trouble) {
        case "login":
            return trouble_refused(`${name} does not let ${who} in: ${last}`, {
                hint: `Put the public key into ~/.ssh/authorized_keys of ${who} on ${name}; try it with: ssh ${user === undefined ? "" : `${user}@`}${name} true`,
            });
        case "key-file":
            return trouble_refused(`${name}: the SSH key cannot be used: ${last}`, {
                hint: "The key must be readable by its owner only (chmod 600), whole, and without passphrase (or in the agent).",
            });
        case "name":
            return trouble_unreachable(`${name} cannot be found: ${last}`, "See whether the name of the host is right.");
        case "refused":
            return trouble_unreachable(`${name} refuses the connection: ${last}`, "See whether sshd runs there, and on that port.");
        case "silent":
            return trouble_unreachable(`${name} does not answer: ${last}`, "See whether the host is up and its firewall lets SSH in.");
        case "forwarding":
            return trouble_refused(`${name}: the engine's socket cannot be forwarded: ${last}`, {
                hint: "sshd there must allow it: AllowStreamLocalForwarding yes and AllowTcpForwarding yes.",
            });
        case "busy":
            return new TurnedAway("target.unreachable", `${name} closes the connection: ${last}`, {
                hint: "See what sshd says on the host: journalctl --unit ssh.",
            });
        case "other":
        case "unknown-key":
        case "changed-key":
            return trouble_unreachable(`${name} cannot be reached: ${last}`, "See what it says by hand: ssh -v, with the same host.");
    }
}
/** A host whose key is not the one that is known, or that nobody knows; `line` is what known_hosts would have to hold. */
function hostKeyError(name, trouble, line) {
    const changed = trouble === "changed-key";
    const what = changed
        ? `${name} has another host key than the one that is known: it was set up anew, or somebody listens in between`
        : `the host key of ${name} is not known`;
    const compare = `Compare the key with the host's own (on its console: cat /etc/ssh/ssh_host_*_key.pub).`;
    const instead = changed ? "replace the old line in known_hosts" : "add this line to known_hosts";
    const hint = line === undefined
        ? `${compare} Then ${instead}, or to known-hosts of the target.`
        : `${compare} If it is the same, ${instead}, or in known-hosts of the target:\n${line}`;
    return trouble_refused(what, { hint });
}
/** A connection that was there and is gone. */
function lostError(name, lines) {
    const silent = troubleIn(lines) === "silent";
    const why = silent
        ? "it stopped answering"
        : `the connection ended${lines.length === 0 ? "" : `: ${lastWords(lines)}`}`;
    return trouble_unreachable(`the connection to ${name} was lost: ${why}`, "What was under way there may have come to its end or not; the next deployment mends what is left.");
}
/** The engine of a host that is reached; `undefined` when nothing is known against it. */
function engineError(name, { engine, user }) {
    if (engine === "denied") {
        return trouble_refused(`user ${user} may not use the Docker Engine on ${name}`, {
            hint: `On the host: sudo usermod --append --groups docker ${user}. Or let aip-deploy do it: aip-deploy setup --host ssh://…`,
        });
    }
    if (engine === "missing") {
        return trouble_unreachable(`there is no Docker Engine on ${name}: nothing is at /var/run/docker.sock`, "Start it (systemctl start docker), or prepare the host: aip-deploy setup --host ssh://…");
    }
    return undefined;
}
function trouble_refused(message, { hint }) {
    return new errors/* TargetError */.I0("target.refused", message, { hint });
}
function trouble_unreachable(message, hint) {
    return new errors/* TargetError */.I0("target.unreachable", message, { hint });
}
function lastWords(lines) {
    const telling = lines.filter((line) => !/^(?:Host key verification failed|@+|mux_client|Warning: Permanently)/.test(line));
    return (telling.at(-1) ?? "ssh ended without a word").replace(/\r/g, "").trim();
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/open.js








const open_patienceMs = 30_000;
/** Connects once. Throws `target.unreachable`, and `target.refused` for what another try would not change. */
async function open_open(folder, opening) {
    const link = await linkOf(folder, opening);
    try {
        return await greeted(link, opening);
    }
    finally {
        // The key was needed for this moment only.
        await (0,external_node_fs_promises_.rm)(ownKey(folder), { force: true });
    }
}
async function greeted(link, opening) {
    const { companions, clock, host } = opening;
    const id = (0,external_node_crypto_.randomUUID)();
    const lines = [];
    let complete = () => undefined;
    const greeting = new Promise((resolve) => (complete = resolve));
    const companion = await companions.start(holdConnection(link, greetingScript(id)), (line) => {
        if (lines.length === 0 && line !== firstLine)
            return;
        lines.push(line);
        if (lines.length === greetingLines)
            complete(parseGreeting(lines, clock.now()));
    });
    const over = new AbortController();
    const late = clock.sleep(open_patienceMs, over.signal).then(() => "late", () => "late");
    const first = await Promise.race([greeting, companion.ended, late]);
    over.abort();
    if (first === "late") {
        await companion.end();
        throw connectionError({ name: host.name, user: host.user, lines: ["no greeting came: timed out"] });
    }
    if ("lastLines" in first)
        throw await open_refusal(link, first.lastLines, opening);
    return { id, companion, greeting: first };
}
async function open_refusal(link, lines, { host, runner }) {
    const trouble = troubleIn(lines);
    if (trouble !== "unknown-key" && trouble !== "changed-key") {
        return connectionError({ name: host.name, user: host.user, lines });
    }
    const file = (0,external_node_path_.join)(link.folder, "offered");
    await runner.run(learnHostKey(link, file), { accept: "any", timeoutMs: open_patienceMs }).catch(() => undefined);
    const offered = await (0,external_node_fs_promises_.readFile)(file, "utf8").catch(() => "");
    await (0,external_node_fs_promises_.rm)(file, { force: true });
    const [line] = offered.split("\n");
    return hostKeyError(host.name, trouble, line === "" ? undefined : line);
}
/** Puts what ssh reads from files into files. Throws `UsageError` for a key that is not there. */
async function linkOf(folder, opening) {
    const { host, root, configFile } = opening;
    const at = (path) => ((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(root, path));
    return {
        host,
        folder,
        keyFile: await keyFileOf(folder, opening),
        knownHostsFiles: await knownHostsFilesOf(folder, opening),
        configFile: configFile === undefined ? undefined : at(configFile),
    };
}
async function keyFileOf(folder, { key, root, variables, learn }) {
    if (key?.kind !== "environment")
        return key === undefined ? undefined : (0,external_node_path_.resolve)(root, key.file);
    const value = variables[key.variable] ?? "";
    if (value === "") {
        throw new errors/* UsageError */.eb(`the SSH key is not there: variable ${key.variable} is not set`, {
            hint: `Give it to the step: env: { ${key.variable}: \${{ secrets.${key.variable} }} }`,
        });
    }
    learn(new secrets_secret/* Secret */.z(key.variable, value));
    const file = ownKey(folder);
    // OpenSSH reads no key whose last line does not end; what comes out of a secret store often has lost that.
    await (0,external_node_fs_promises_.writeFile)(file, `${value.replaceAll("\r\n", "\n").trimEnd()}\n`, { mode: 0o600 });
    return file;
}
function ownKey(folder) {
    return (0,external_node_path_.join)(folder, "key");
}
async function knownHostsFilesOf(folder, { knownHosts, root }) {
    const lines = knownHosts.filter((each) => /\s/.test(each.trim()));
    const files = knownHosts.filter((each) => !lines.includes(each)).map((each) => (0,external_node_path_.resolve)(root, each));
    if (lines.length === 0)
        return files;
    const own = (0,external_node_path_.join)(folder, "known_hosts");
    await (0,external_node_fs_promises_.writeFile)(own, lines.map((line) => `${line.trim()}\n`).join(""), { mode: 0o600 });
    return [...files, own];
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/runner.js


/** ssh's own failures; a program may end with it too. */
const sshFailed = 255;
const stopMs = 15_000;
/** Runs programs on a host as on this machine: what is stopped here is stopped there, and a link that breaks is no exit code. */
function hostRunner({ link, runner, ready }) {
    return {
        async run(command, options = {}) {
            const { mark, whyLost } = await ready();
            const name = mark();
            // ssh ends when it is told to, and what it started on the host goes on.
            const stopping = whenStopped(options, () => {
                const patience = { accept: "any", timeoutMs: stopMs };
                runner.run(onHost(link, stopMarked(name), mark()), patience).catch(() => undefined);
            });
            try {
                const output = await runner.run(onHost(link, command, name), options);
                const lost = output.exitCode === sshFailed ? await whyLost() : undefined;
                return orThrow(output, lost);
            }
            catch (error) {
                const lost = error instanceof errors/* CommandError */.Qd && error.status === sshFailed ? await whyLost() : undefined;
                throw lost ?? error;
            }
            finally {
                stopping.forget();
            }
        },
    };
}
function orThrow(output, lost) {
    if (lost === undefined)
        return output;
    throw lost;
}
function whenStopped({ signal, timeoutMs }, stop) {
    const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
    signal?.addEventListener("abort", stop, { once: true });
    return {
        forget: () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", stop);
        },
    };
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/connection.js










const firstTries = 3;
/** A host that was reached once and is gone may be booting. */
const comebackMs = 60_000;
const connection_pauseMs = 1_000;
/** The connection ends a moment after what ran over it. */
const momentMs = 500;
/** Nothing is asked of the host before the first call. */
function hostConnection(opening) {
    const { host, clock, runner } = opening;
    // Sockets have short names, and so must their folder.
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "aip-"));
    const link = { host, folder, knownHostsFiles: [] };
    const routes = new Map();
    let current;
    let last;
    let isClosed = false;
    function opened() {
        current ??= connect().catch((error) => {
            current = undefined;
            throw error;
        });
        return current;
    }
    async function connect() {
        const end = clock.now().getTime() + comebackMs;
        for (let attempt = 1;; attempt += 1) {
            if (isClosed)
                throw new errors/* TargetError */.I0("target.unreachable", `the connection to ${host.name} is closed`);
            try {
                last = await open_open(folder, opening);
                void last.companion.ended.then(() => {
                    current = undefined;
                    routes.clear();
                });
                return last;
            }
            catch (error) {
                const isGone = error instanceof errors/* TargetError */.I0 && error.code === "target.unreachable";
                const again = last === undefined ? mayPass(error) && attempt < firstTries : isGone && clock.now().getTime() < end;
                if (!again)
                    throw error;
                await clock.sleep(connection_pauseMs);
            }
        }
    }
    /** Why the connection that a call went over is gone; `undefined` when it is there. */
    async function lost({ companion }) {
        const ended = await Promise.race([companion.ended, clock.sleep(momentMs).then(() => undefined)]);
        return ended === undefined ? undefined : lostError(host.name, ended.lastLines);
    }
    const onHost = hostRunner({
        link,
        runner,
        ready: async () => {
            const over = await opened();
            return { mark: () => `${over.id}-${(0,external_node_crypto_.randomUUID)()}`, whyLost: () => lost(over) };
        },
    });
    const way = {
        async ready() {
            await opened();
        },
        async explain() {
            return last === undefined ? undefined : ((await lost(last)) ?? engineError(host.name, last.greeting));
        },
        async route(address, port) {
            await opened();
            const name = `${address}:${port}`;
            const known = routes.get(name);
            if (known !== undefined)
                return { socketPath: await known };
            const socket = (0,external_node_path_.join)(folder, (0,external_node_crypto_.randomUUID)().slice(0, 8));
            const made = runner.run(forwardTo(link, socket, address, port)).then(() => socket);
            routes.set(name, made);
            return { socketPath: await made };
        },
        async refusal(address, port, signal) {
            // A socket that is forwarded accepts whatever lies behind it, so the host itself must try.
            const { exitCode } = await onHost.run(tryAddress(address, port), { accept: "any", signal });
            return exitCode === 0 ? undefined : exitCode === 124 ? "does not answer" : "refuses connections";
        },
    };
    return {
        host,
        engine: `unix://${forwardedEngine(link)}`,
        way,
        runner: onHost,
        greet: async () => (await opened()).greeting,
        async restart() {
            await (await current)?.companion.end();
        },
        async close() {
            isClosed = true;
            await (await current?.catch(() => undefined))?.companion.end();
            await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

;// CONCATENATED MODULE: ./lib/targets/compose/hosts/setup.js

/** Packages of Debian and of Ubuntu; each brings Compose v2. */
const setup_packages = {
    debian: ["docker.io", "docker-cli", "docker-compose"],
    ubuntu: ["docker.io", "docker-compose-v2"],
};
/** The steps from what a host is to one that can be deployed to; none when it can be already. Pure. */
function planSetup(facts, { directory }) {
    const steps = [...engineSteps(facts), ...groupSteps(facts), ...folderSteps(facts, directory)];
    const plan = { steps: steps.map(({ sentence, words }) => ({ sentence, command: setup_asRoot(facts, words) })), notes };
    const refusal = steps.length === 0 ? undefined : refusalOf(facts);
    return refusal === undefined ? plan : { ...plan, refusal };
}
function engineSteps({ os, engine, hasEngine, compose, missing }) {
    const wanted = engine === undefined && !hasEngine ? familyPackages(os) : compose === undefined ? familyPackages(os).slice(-1) : [];
    const all = [...wanted, ...missing.flatMap((program) => packageOf[program] ?? [])];
    if (all.length === 0)
        return [];
    const install = `apt-get -o DPkg::Lock::Timeout=300 update -q && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends ${all.join(" ")}`;
    return [{ sentence: `install ${all.join(", ")} from the distribution's packages`, words: ["sh", "-c", install] }];
}
const packageOf = {
    tar: "tar",
    base64: "coreutils",
    dd: "coreutils",
    timeout: "coreutils",
    flock: "util-linux",
    bash: "bash",
};
function groupSteps({ user, engine }) {
    if (engine !== undefined || user === "root")
        return [];
    const words = ["usermod", "--append", "--groups", "docker", user];
    return [{ sentence: `let ${user} use the engine: add it to the group docker, which is as much as root`, words }];
}
function folderSteps({ user, isWritable }, directory) {
    if (isWritable)
        return [];
    const words = ["install", "--directory", "--owner", user, "--mode", "0700", directory];
    return [{ sentence: `make ${directory} for ${user}, closed to others`, words }];
}
const notes = [
    "Firewall: let SSH in from where you deploy, and the ports that the app publishes. A port that Docker publishes passes by ufw.",
    "Nothing is done about the firewall, the time and the backups of the host.",
];
function familyPackages(os) {
    return /ubuntu/i.test(os) ? setup_packages.ubuntu : setup_packages.debian;
}
function refusalOf({ os, user, isSudoer }) {
    if (!/debian|ubuntu/i.test(os))
        return `only Debian and Ubuntu are prepared, and this is ${os === "" ? "another system" : os}`;
    if (!isSudoer)
        return `user ${user} may not become root: give it sudo without password, or use ssh://root@…`;
    return undefined;
}
function setup_asRoot({ user }, words) {
    return user === "root" ? (0,command/* command */.G5)(words[0] ?? "", words.slice(1)) : (0,command/* command */.G5)("sudo", "-n", words);
}

// EXTERNAL MODULE: ./lib/config/normalise-target.js
var normalise_target = __webpack_require__(4936);
// EXTERNAL MODULE: ./lib/config/target-schema.js + 1 modules
var target_schema = __webpack_require__(2026);
;// CONCATENATED MODULE: ./lib/targets/compose/hosts/address.js



/** A host as it is given on a command line, in the form of the configuration. Throws `UsageError`. */
function parseHost(written) {
    const problems = [];
    const target = { kind: "compose", host: written, pause: "0s", "on-failure": "return" };
    const host = target_schema/* hostAddress */.Rk.test(written)
        ? (0,normalise_target/* composeTargetOf */.P)(target, [], ({ message }) => problems.push(message)).hosts?.all[0]
        : undefined;
    if (host !== undefined && problems.length === 0)
        return host;
    const why = problems.length === 0 ? "is no address of a host" : problems.join("; ");
    throw new errors/* UsageError */.eb(`"${written}": ${why}`, {
        hint: "such as ssh://deploy@app.example.org or ssh://deploy@10.0.0.5:2222",
    });
}

;// CONCATENATED MODULE: ./lib/targets/compose/shared-key.js


/**
 * The key of the secrets' fingerprints, the same on all hosts of an environment: the first one that has it gives it to the
 * others, and when none has, it is `fresh`. A host that cannot be reached gets it another time, as long as one can.
 */
async function sharedKey(hosts, directory, fresh) {
    const path = (0,external_node_path_.join)(directory, "fingerprint-key");
    const asked = await Promise.allSettled(hosts.map((files) => files.read(path)));
    const reached = asked.flatMap((each, index) => {
        if (each.status === "fulfilled")
            return [{ files: hosts[index], key: shared_key_textOf(each.value) }];
        if (each.reason instanceof errors/* TargetError */.I0)
            return [];
        throw each.reason;
    });
    const failed = asked.find((each) => each.status === "rejected");
    if (reached.length === 0 && failed !== undefined)
        throw failed.reason;
    const key = reached.find((each) => each.key !== "")?.key ?? (await claimed(reached[0]?.files, path, fresh));
    const others = reached.flatMap(({ files, key: own }) => (own === key || files === undefined ? [] : [files]));
    await Promise.all(others.map((files) => files.write(path, Buffer.from(key), 0o600)));
    return key;
}
/** Two programs that start at the same moment get the same key. */
async function claimed(files, path, fresh) {
    if (files === undefined || (await files.claim(path, Buffer.from(fresh))))
        return fresh;
    return shared_key_textOf(await files.read(path));
}
function shared_key_textOf(content) {
    return content === undefined ? "" : Buffer.from(content).toString("utf8");
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/doors.js


const doorKinds = ["nginx", "haproxy"];
/**
 * The gateways by which requests come in from outside: those that publish ports, or all of them when none does, since something
 * before the project leads there then. Throws `target.refused` when there is none, or one that cannot show a page.
 */
function doorsOf(gateways, bundle) {
    const { services } = readDocument(bundle).model;
    const found = new Map(gateways.map((each) => [withoutHost(each.unit), each]));
    const published = [...found.keys()].filter((unit) => (services[unit]?.ports ?? []).length > 0);
    const chosen = published.length > 0 ? published : [...found.keys()];
    if (chosen.length === 0) {
        throw new errors/* TargetError */.I0("target.refused", "no gateway runs that could show a page", {
            hint: "It has to be an NGINX or a HAProxy that takes requests to the other services. One that is not known as such: services.NAME.gateway in aip-deploy.yml.",
        });
    }
    return chosen.sort().map((unit) => doorOf(unit, found.get(unit)));
}
function doorOf(unit, gateway) {
    const kind = doorKinds.find((each) => each === gateway?.kind);
    if (kind === undefined) {
        const what = gateway?.kind === "traefik" ? "Traefik" : "Caddy";
        throw new errors/* TargetError */.I0("target.refused", `${unit} is a ${what}, which cannot show the maintenance page yet`, {
            hint: "NGINX and HAProxy can. Have its own configuration answer 503 to everybody, and deploy that.",
        });
    }
    const config = gateway?.facts.config;
    return { unit, kind, ...(config === undefined ? {} : { config }) };
}
/** Of several hosts, the unit's name stands behind that of its host. */
function withoutHost(unit) {
    return unit.slice(unit.indexOf("/") + 1);
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/glob.js
/** Whether a pattern such as `/etc/nginx/conf.d/*.conf` names a path, as the C library's `glob` has it. */
function isNamedBy(pattern, path) {
    if (pattern === path)
        return true;
    const expression = pattern
        .replaceAll(/[.+^${}()|\\]/g, "\\$&")
        .replaceAll("[!", "[^")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]")
        .replaceAll("/[^/]", "/(?!\\.)[^/]");
    try {
        return new RegExp(`^${expression}$`).test(path);
    }
    catch {
        // A bracket that nobody closes stands for itself.
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/notice.js
/** Where a request carries the pass, in small letters. */
const passHeader = "x-aip-deploy-pass";
/** The variable by which tests and commands that check an environment are told the pass. */
const passVariable = "AIP_DEPLOY_PASS";
const begin = "# aip-deploy: maintenance, begin";
const end = "# aip-deploy: maintenance, end";
/** The text with others put in; places are those of the text as it is given. */
function inserted(text, insertions) {
    const sorted = [...insertions].sort((left, right) => left.at - right.at);
    const parts = sorted.map((each, index) => each.text + text.slice(each.at, sorted[index + 1]?.at));
    return text.slice(0, sorted[0]?.at) + parts.join("");
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/haproxy-page.js




/** HAProxy sends no page at all when it does not fit into its buffer (16 KiB) beside what it keeps free there. */
const mostBytes = 14 * 1024;
/**
 * The files that change, by path, so that every HTTP front in them answers with the page; empty when none of them has one.
 * `config` are the files and folders that HAProxy is started with. Throws `target.refused` when it could not show the page.
 */
function haproxyWithPage(files, config, notice) {
    const bytes = notice.page.length;
    if (bytes > mostBytes) {
        throw new errors/* TargetError */.I0("target.refused", `the page has ${bytes} bytes, and HAProxy can show at most ${mostBytes}`, {
            hint: "Leave pictures and style sheets out of it, or have it load them from elsewhere.",
        });
    }
    const changed = new Map();
    // Sections go by what stands before them, whichever file that is in.
    const defaults = [];
    for (const path of config.flatMap((each) => filesAt(each, files))) {
        const text = files.get(path) ?? "";
        const fronts = [];
        for (const section of haproxySections(text)) {
            if (section.head[0] === "defaults")
                defaults.push(section);
            else if (isFront(section, defaults))
                fronts.push(section);
        }
        const starts = fronts.map(({ inside: at }) => {
            // The first line of the section may be the last one of the file.
            const before = text[at - 1] === "\n" ? "" : "\n";
            return { at, text: before + frontBlock(notice) };
        });
        if (starts.length > 0)
            changed.set(path, inserted(text, starts));
    }
    return changed;
}
/** Of a folder, HAProxy reads these by their names. */
function filesAt(path, files) {
    if (files.has(path))
        return [path];
    return [...files.keys()].filter((each) => isNamedBy(`${path.replace(/\/$/, "")}/*.cfg`, each)).sort();
}
function isFront(section, defaults) {
    const [kind] = section.head;
    return (kind === "frontend" || kind === "listen") && speaksHttp(section, defaults) && !isForOperators(section);
}
/** By its own word, else by that of the defaults that it names, else of the last ones before it; by itself HAProxy speaks TCP. */
function speaksHttp({ head, lines }, before) {
    const own = modeIn(lines);
    if (own !== undefined)
        return own === "http";
    const from = head.includes("from") ? head[head.indexOf("from") + 1] : undefined;
    const last = head[0] === "defaults" ? undefined : before.at(-1);
    const base = from === undefined ? last : before.findLast((each) => each.head[1] === from);
    return base !== undefined && speaksHttp(base, before.slice(0, before.indexOf(base)));
}
function modeIn(lines) {
    return lines.findLast(([word]) => word === "mode")?.[1];
}
const leadsOn = new Set(["default_backend", "use_backend", "server", "server-template"]);
/** Whoever looks at statistics does it in maintenance more than ever. */
function isForOperators({ lines }) {
    const hasStatistics = lines.some(([first, second]) => first === "stats" && (second === "enable" || second === "uri"));
    return hasStatistics && !lines.some(([first = ""]) => leadsOn.has(first));
}
function frontBlock({ page, retryAfterSeconds, pass, letsItself }) {
    const lines = [
        begin,
        ...(letsItself ? ["acl aip_deploy_open src 127.0.0.0/8 ::1"] : []),
        `acl aip_deploy_open req.hdr(${passHeader}) -m str ${pass}`,
        [
            "http-request return status 503",
            'content-type "text/html; charset=utf-8"',
            `hdr retry-after ${retryAfterSeconds} hdr cache-control no-store`,
            `string ${haproxy_page_quoted(page)} unless aip_deploy_open`,
        ].join(" "),
        end,
    ];
    return lines.map((line) => `    ${line}\n`).join("");
}
const escapes = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
function haproxy_page_quoted(text) {
    return `"${text.replaceAll(/["\\$\n\r\t]/g, (letter) => escapes[letter] ?? `\\${letter}`)}"`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/nginx-page.js





/** The file that an NGINX is started with when nothing names another. */
const usualNginx = "/etc/nginx/nginx.conf";
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
function nginxWithPage(files, main, notice) {
    const servers = [...serversIn(files, main)].filter(([, own]) => own.length > 0);
    return new Map(servers.map(([path, own], index) => {
        const text = files.get(path) ?? "";
        // What all servers use is written once, and may stand behind its use.
        const first = index === 0 ? [{ at: own[0]?.at ?? 0, text: pageVariables(notice.page) }] : [];
        const blocks = own.map(({ inside = 0 }) => ({ at: inside, text: serverBlock(notice) }));
        return [path, inserted(text, [...first, ...blocks])];
    }));
}
/** By file, its `server` blocks of HTTP, found from the first file on as NGINX finds them. */
function serversIn(files, main) {
    const found = new Map();
    const include = (pattern, level) => {
        const whole = pattern.startsWith("/") ? pattern : (0,posix_.join)((0,posix_.dirname)(main), pattern);
        for (const path of [...files.keys()].filter((each) => isNamedBy(whole, each)).sort())
            read(path, level);
    };
    const walk = (directives, level, own) => {
        for (const directive of directives) {
            const { name, args, block } = directive;
            if (name === "include")
                include(args[0] ?? "", level);
            else if (block === undefined)
                continue;
            else if (level === "main" && name === "http")
                walk(block, "http", own);
            else if (level === "http" && name === "server")
                own.push(directive);
        }
    };
    const read = (path, level) => {
        if (found.has(path))
            return;
        const text = files.get(path) ?? "";
        const problem = nginxProblem(text);
        if (problem !== undefined)
            throw unreadable(path, problem);
        const own = [];
        found.set(path, own);
        walk(parseNginx(text), level, own);
    };
    if (files.has(main))
        read(main, "main");
    else
        for (const pattern of usualServers)
            include(pattern, "http");
    return found;
}
function unreadable(path, problem) {
    return new errors/* TargetError */.I0("target.refused", `${path}: ${problem}: no page can be put into it`);
}
/** A word of a configuration may have 4 KiB, with the backslashes. */
const mostInAWord = 1_500;
/** A value of `geo` is taken as it stands, where any other would have its dollars read as variables. */
function pageVariables(page) {
    const lines = piecesOf(page).map((piece, index) => `geo $aip_deploy_page_${index + 1} { default ${nginx_page_quoted(piece)}; }`);
    return [begin, ...lines, end, ""].join("\n");
}
function piecesOf(text) {
    return Array.from({ length: Math.ceil(text.length / mostInAWord) }, (_, index) => text.slice(index * mostInAWord, (index + 1) * mostInAWord));
}
function nginx_page_quoted(text) {
    return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
/**
 * What stands before everything else of a server: what it rewrites or redirects comes later. Its own page for 503 does too,
 * because of several for one status the first counts.
 */
function serverBlock({ page, retryAfterSeconds, pass, letsItself }) {
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

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/closed-bundle.js












/**
 * The same bundle with the page in the files of its doors: to the target these are files that changed, which it exchanges as
 * always, there and back. Throws `target.refused` when a door has no file into which the page could be put.
 */
async function closedBundle(bundle, doors, notice, file) {
    let closed = { bundle, files: new Map() };
    const inBytes = { ...notice, page: bytesOf(Buffer.from(notice.page)) };
    for (const door of doors)
        closed = await withDoorClosed(closed, door, inBytes, file);
    const document = withPass(readDocument(closed.bundle), notice.pass);
    return { ...closed, bundle: { ...closed.bundle, document: document } };
}
async function withDoorClosed({ bundle, files }, door, notice, file) {
    const document = readDocument(bundle);
    const service = document.model.services[door.unit];
    if (service === undefined)
        throw cannotBeClosed(door, "the release has no such service");
    const mounts = treesMountedBy(service, document.model);
    const letsItself = hasOwnNetwork(door.unit, document);
    const changed = withPage(door, service, await textsIn(mounts, bundle, file), { ...notice, letsItself });
    if (changed.size === 0)
        throw cannotBeClosed(door, "none of the files that it mounts has a server in it");
    const made = mounts.flatMap((mount) => exchanged(mount, bundle.trees[mount.tree] ?? [], changed) ?? []);
    return {
        bundle: {
            ...bundle,
            document: withTrees(document, door.unit, made),
            trees: { ...bundle.trees, ...Object.fromEntries(made.map(({ id, tree }) => [id, tree])) },
        },
        files: new Map([...files, ...made.flatMap((each) => [...each.files])]),
    };
}
function cannotBeClosed({ unit, kind }, because) {
    return new errors/* TargetError */.I0("target.refused", `${unit} cannot show the maintenance page: ${because}`, {
        hint: `Its configuration has to come from the repository, and not with its image: mount it (volumes: ["./${unit}:/etc/${kind}:ro"]) and deploy that.`,
    });
}
/** A letter for each byte: whatever else is in a file stays as it is. */
function bytesOf(content) {
    return Buffer.from(content).toString("latin1");
}
/** Every file that is mounted and may be text, by its path in the container. */
async function textsIn(mounts, { trees }, file) {
    const entries = mounts.flatMap(({ tree, target }) => (trees[tree] ?? []).map((entry) => ({ ...entry, at: (0,posix_.join)(target, entry.path).replace(/\/$/, "") })));
    const wanted = entries.filter(({ size }) => size <= closed_bundle_mostBytes);
    return new Map(await Promise.all(wanted.map(async ({ at, digest }) => [at, bytesOf(await file(digest))])));
}
/** No configuration that somebody wrote is longer. */
const closed_bundle_mostBytes = 1024 * 1024;
function withPage({ kind, config }, { entrypoint, command }, files, notice) {
    const named = namedConfigFiles(kind, [...wordsOf(entrypoint), ...wordsOf(command)]);
    const started = named.length > 0 || config === undefined ? named : [config];
    if (kind === "nginx")
        return nginxWithPage(files, started[0] ?? usualNginx, notice);
    return haproxyWithPage(files, started.length > 0 ? started : usualConfigFiles.haproxy, notice);
}
/** Whoever has the container's loopback is the container. */
function hasOwnNetwork(unit, { model }) {
    const { network_mode: mode = "bridge" } = model.services[unit] ?? {};
    const isOwn = mode === "bridge" || mode === "default";
    return isOwn && !Object.values(model.services).some((each) => each.network_mode === `service:${unit}`);
}
/** `undefined`: nothing in it changes. */
function exchanged({ target }, tree, changed) {
    const files = new Map();
    const next = tree.map((entry) => {
        const text = changed.get((0,posix_.join)(target, entry.path).replace(/\/$/, ""));
        if (text === undefined)
            return entry;
        const bytes = Buffer.from(text, "latin1");
        const digest = (0,release/* digestOf */.ol)(bytes);
        files.set(digest, bytes);
        return { ...entry, digest, size: bytes.length };
    });
    return files.size === 0 ? undefined : { target, id: (0,naming/* treeId */.Mh)(next), tree: next, files };
}
function withTrees(document, unit, made) {
    const at = new Map(made.map(({ target, id }) => [target, (0,references/* treeReference */.E4)(id)]));
    const { services, configs = {} } = document.model;
    const service = services[unit] ?? {};
    const volumes = service.volumes?.map((mount) => {
        const source = at.get(mount.target);
        return source === undefined ? mount : { ...mount, source };
    });
    const changed = (service.configs ?? []).flatMap((use) => {
        const file = at.get(targetOf(use));
        return file === undefined ? [] : [[use.source, { ...configs[use.source], file }]];
    });
    const closed = { ...service, ...(volumes === undefined ? {} : { volumes }) };
    const model = {
        ...document.model,
        services: { ...services, [unit]: closed },
        ...(changed.length === 0 ? {} : { configs: { ...configs, ...Object.fromEntries(changed) } }),
    };
    const own = document.units[unit];
    if (own === undefined)
        return { ...document, model };
    const units = { ...document.units, [unit]: { ...withPageReady(own), definition: (0,compose_definition/* definitionHash */.cn)(closed, model) } };
    return { ...document, model, units };
}
/** Our own look at it comes from outside of its container, and meets the page. */
function withPageReady(unit) {
    const { ready } = unit;
    if (ready?.kind !== "http")
        return unit;
    return { ...unit, ready: { ...ready, status: [...ready.status, 503] } };
}
/** Tests that come in by a door need the pass. */
function withPass(document, pass) {
    const { tests } = document;
    if (tests === undefined)
        return document;
    const environment = { ...tests.definition.environment, [passVariable]: pass };
    return { ...document, tests: { ...tests, definition: { ...tests.definition, environment } } };
}

;// CONCATENATED MODULE: ./lib/targets/compose/maintenance/page.js

/** More than any page has that needs nothing from elsewhere. */
const page_mostBytes = 128 * 1024;
/** What people are shown when nobody wrote a page; `message` is taken as text. */
function usualPage(message = "We are working on it. Please try again in a few minutes.") {
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
      <p>${page_escaped(message)}</p>
    </main>
  </body>
</html>
`;
}
function page_escaped(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** A page that somebody wrote, from the bytes of its file. Throws `UsageError`. */
function writtenPage(file, content) {
    if (content.length > page_mostBytes) {
        throw new errors/* UsageError */.eb(`page: ${file} has ${content.length} bytes, at most ${page_mostBytes} can be shown`, {
            hint: "Leave pictures out of it, or have it load them from elsewhere.",
        });
    }
    const text = decoded(content);
    if (text === undefined || text.trim() === "" || text.includes("\0")) {
        throw new errors/* UsageError */.eb(`page: ${file} must be a page of HTML in UTF-8`, {
            hint: "Without --page there is a plain one.",
        });
    }
    return text;
}
function decoded(content) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/index.js
/**
 * Releases on Docker Compose: rendered into a bundle that needs no checkout, planned against what the engine runs, brought
 * there step by step and proven. It does not choose releases, judge gates or go back: that is `release/`.
 */




















/***/ }),

/***/ 650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ pullTrouble),
/* harmony export */   Iu: () => (/* binding */ startHint),
/* harmony export */   UF: () => (/* binding */ composeErrors),
/* harmony export */   ab: () => (/* binding */ serviceNamedIn),
/* harmony export */   am: () => (/* binding */ nameTakenBy),
/* harmony export */   oH: () => (/* binding */ diskFullHint)
/* harmony export */ });
/** What Docker and Compose say only as text, and how it is told apart. */
/** Why an image could not be pulled. */
function pullTrouble(said) {
    if (/no space left on device/i.test(said))
        return "disk-full";
    if (/manifest unknown|manifest for .* not found|not found: manifest|name unknown|: not found$/im.test(said))
        return "missing";
    if (/unauthorized|no basic auth|authentication required|requested access to the resource is denied/i.test(said)) {
        return "unauthorized";
    }
    const passing = /timeout|timed out|connection reset|connection refused|broken pipe|unexpected EOF|\bEOF\b|temporary failure|TLS handshake|too ?many ?requests|\b(?:429|500|502|503|504)\b/i;
    return passing.test(said) ? "transient" : "other";
}
/** The sentences of Compose's output that tell what went wrong, without its progress lines. */
function composeErrors(lines) {
    const progress = /^\s*(?:Container|Network|Volume|Image|time=)\s*\S+.*\s(?:Creat|Start|Recreat|Runn|Stopp|Remov|Wait|Healthy|Exited|Pull|level=warning)/;
    const kept = lines.map((line) => line.trim()).filter((line) => line !== "" && !progress.test(line));
    return kept.length === 0 ? [...lines] : kept;
}
/** The service whose container the text names, by Compose's own way of naming containers. */
function serviceNamedIn(text, project, services) {
    const names = services.filter((service) => {
        const container = `${project}-${service}-\\d+`.replaceAll(".", "\\.");
        return new RegExp(`(?<![\\w-])${container}(?![\\w-])|service "?${service}"? `).test(text);
    });
    return names.length === 1 ? names[0] : undefined;
}
/** The id of the container that has the name which Compose wanted to give. */
function nameTakenBy(said) {
    return /container name \S+ is already in use by container "?([0-9a-f]{12,64})/i.exec(said)?.[1];
}
/** What can be done about a refusal of the engine; `undefined` when its own words say it. */
function startHint(said) {
    if (/port is already allocated|address already in use/i.test(said)) {
        return "Another container or program has this port of the host: `docker ps` and `ss -ltnp` show which. Stop it, or publish another port.";
    }
    if (/no space left on device/i.test(said))
        return diskFullHint;
    if (nameTakenBy(said) !== undefined) {
        return "A container that is none of this app's has this name: rename or remove it, or take container_name out of the Compose file.";
    }
    if (/bind source path does not exist/i.test(said)) {
        return "A service mounts this path of the host; make it there, or take the mount out of the Compose file.";
    }
    if (/no such image|image .* not found|unable to find image/i.test(said)) {
        return "The image was removed from the host between the pull and the start: run the deployment again.";
    }
    return undefined;
}
const diskFullHint = "The disk of the engine is full: `docker system df` shows with what, `docker image prune -a` removes images that nothing uses. Then run again.";


/***/ }),

/***/ 2679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ treeReference),
/* harmony export */   QO: () => (/* binding */ secretReference),
/* harmony export */   u7: () => (/* binding */ secretIn),
/* harmony export */   yt: () => (/* binding */ treeIn)
/* harmony export */ });
/** How a document names files that only the target's host has: `aip-tree:<tree id>` and `aip-secret:<name>`. */
const tree = "aip-tree:";
const secret = "aip-secret:";
function treeReference(id) {
    return tree + id;
}
function secretReference(name) {
    return secret + name;
}
/** The tree id that the text names, if it names one. */
function treeIn(text) {
    return text?.startsWith(tree) === true ? text.slice(tree.length) : undefined;
}
/** The secret that the text names, if it names one. */
function secretIn(text) {
    return text?.startsWith(secret) === true ? text.slice(secret.length) : undefined;
}


/***/ }),

/***/ 4173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ renderBundle)
});

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(7228);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(7800);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(3161);
;// CONCATENATED MODULE: ./lib/targets/compose/capture.js



/** Captures with nothing in them; each path is read once. */
function captures(readTree) {
    const byPath = new Map();
    const captured = new Map();
    const references = new Map();
    return {
        tree: async (path) => {
            const reading = byPath.get(path) ?? readTree(path);
            byPath.set(path, reading);
            const read = await reading;
            const id = (0,naming/* treeId */.Mh)(read.tree);
            captured.set(id, read);
            return id;
        },
        secret(reference) {
            const known = references.get(reference.name);
            if (known !== undefined && (0,resolve/* sourceOf */.vz)(known) !== (0,resolve/* sourceOf */.vz)(reference))
                throw twoSources(known, reference);
            references.set(reference.name, reference);
            return reference.name;
        },
        trees: () => Object.fromEntries([...captured].map(([id, { tree }]) => [id, tree])),
        blobs: () => new Map([...captured.values()].flatMap(({ blobs }) => [...blobs])),
        secrets: () => [...references.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
    };
}
function twoSources(known, other) {
    return new errors/* ConfigError */.xL([
        {
            message: `secret ${known.name} comes from ${(0,resolve/* sourceOf */.vz)(known)} and from ${(0,resolve/* sourceOf */.vz)(other)}`,
            hint: "Give one of them another name.",
        },
    ], { code: "compose.invalid" });
}

// EXTERNAL MODULE: ./lib/targets/compose/definition.js
var compose_definition = __webpack_require__(2412);
;// CONCATENATED MODULE: ./lib/targets/compose/portable.js
/** Every place of the document that holds the checkout's path, one sentence each: there the release differs between machines. */
function pathsIntoCheckout(document, root) {
    const places = [...texts(document.model, ""), ...texts(document.tests ?? {}, "tests")];
    return places
        .filter(({ text }) => text === root || text.includes(`${root}/`))
        .map(({ path }) => `${path} holds the path of the checkout, so that other machines make another release of it`);
}
function texts(value, path) {
    if (typeof value === "string")
        return [{ path, text: value }];
    if (typeof value !== "object" || value === null)
        return [];
    if (Array.isArray(value))
        return value.flatMap((each, index) => texts(each, `${path}[${index}]`));
    return Object.entries(value).flatMap(([key, each]) => texts(each, path === "" ? key : `${path}.${key}`));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/targets/compose/references.js
var references = __webpack_require__(2679);
;// CONCATENATED MODULE: ./lib/targets/compose/sections.js





/**
 * The networks, volumes, secrets and configs that the services use. Secrets become secret references, configs in the
 * checkout become trees; a config elsewhere on the host stays where it is.
 */
async function renderSections(model, services, rendering) {
    const used = services.map((service) => (0,compose_definition/* usedBy */.XP)(service, model));
    const networks = merged(used.map((each) => each.networks));
    const volumes = merged(used.map((each) => each.volumes));
    const secrets = merged(used.map((each) => each.secrets));
    const configs = merged(used.map((each) => each.configs));
    const sections = {
        networks,
        volumes,
        secrets: await changed(secrets, (name, secret) => renderSecret(name, secret, rendering)),
        configs: await changed(configs, (name, config) => renderConfig(name, config, rendering)),
    };
    return Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
}
function renderSecret(name, secret, rendering) {
    const { file, environment, ...rest } = secret;
    if (file !== undefined)
        return fromSecret(rest, { name, from: "file", file: inRoot(file, rendering.root) }, rendering);
    if (environment !== undefined)
        return fromSecret(rest, variable(name, environment, rendering), rendering);
    return secret;
}
async function renderConfig(name, config, rendering) {
    const { file, environment, ...rest } = config;
    if (environment !== undefined)
        return fromSecret(rest, variable(name, environment, rendering), rendering);
    if (file === undefined || (0,external_node_path_.isAbsolute)(inRoot(file, rendering.root)))
        return config;
    return { ...rest, file: (0,references/* treeReference */.E4)(await rendering.captures.tree((0,placeholders/* singleDollars */.k5)(file))) };
}
function fromSecret(rest, reference, { captures }) {
    return { ...rest, file: (0,references/* secretReference */.QO)(captures.secret(reference)) };
}
/** A variable that the environment knows as a secret keeps that one name and source everywhere. */
function variable(name, environment, { secrets }) {
    const source = secrets[environment];
    return source === undefined ? { name, from: "environment", variable: environment } : (0,reference/* referenceTo */.P)(environment, source);
}
/** Relative to the root when it lies below it, else as it is; read back from what Compose printed. */
function inRoot(printed, root) {
    const path = (0,placeholders/* singleDollars */.k5)(printed);
    const inside = (0,external_node_path_.relative)(root, path);
    return inside.startsWith("..") || (0,external_node_path_.isAbsolute)(inside) ? path : inside;
}
function merged(parts) {
    return Object.assign({}, ...parts);
}
async function changed(from, change) {
    const entries = Object.entries(from).map(async ([name, value]) => [name, await change(name, value)]);
    return Object.fromEntries(await Promise.all(entries));
}

;// CONCATENATED MODULE: ./lib/targets/compose/service.js



/** How a service came about, when Compose would pull and what it watches are of no use on a host that only runs it. */
const left = new Set(["build", "develop", "profiles", "env_file", "label_file", "extends", "pull_policy"]);
/** They speak to us and were heard; changing one must restart nothing. */
const ownLabels = "aip-deploy.";
/** The service as a host runs it: its image pinned, its mounts decided, nothing of the checkout left. */
async function renderService(name, service, rendering) {
    const { volumes, labels = {}, depends_on: order = {}, ...rest } = service;
    const kept = Object.entries(rest).filter(([key, value]) => !left.has(key) && !key.startsWith("x-") && value !== null && value !== undefined);
    const mounts = await renderMounts(name, volumes ?? [], rendering);
    const marks = Object.entries(labels).filter(([label]) => !label.startsWith(ownLabels));
    const known = Object.entries(order).filter(([each]) => rendering.known.has(each));
    return {
        ...Object.fromEntries(kept),
        image: imageOf(name, service, rendering.image),
        ...(marks.length === 0 ? {} : { labels: Object.fromEntries(marks) }),
        ...(mounts.length === 0 ? {} : { volumes: mounts }),
        ...(known.length === 0 ? {} : { depends_on: Object.fromEntries(known) }),
    };
}
function imageOf(name, service, image) {
    if (image !== undefined)
        return `${image.repository}@${image.digest}`;
    if (service.image !== undefined && service.build === undefined)
        return service.image;
    throw invalid(`services.${name}: its image is no part of the release`, "Build it, or name an image for it.");
}
async function renderMounts(name, mounts, rendering) {
    const rendered = await Promise.all(mounts.map(async (mount) => {
        const decision = rendering.mounts.find(({ service, target }) => service === name && target === mount.target);
        return decision === undefined ? mount : await renderMount(mount, decision, rendering);
    }));
    return rendered.filter((mount) => mount !== undefined);
}
async function renderMount(mount, { service, decision, source }, { treeOf }) {
    // A path that is missing on the host must be an error and not an empty folder that hides it.
    const existing = { ...mount["bind"], create_host_path: false };
    switch (decision) {
        case "drop":
            return undefined;
        case "host":
            return mount;
        case "state":
            if (source === undefined)
                throw invalid(`services.${service}: no path for the state at ${mount.target}`);
            return { ...mount, source: (0,placeholders/* doubleDollars */.RZ)(source), bind: existing };
        case "capture":
            // Other releases share these files. What a container wrote there would be lost with the next one, so it cannot.
            return {
                ...mount,
                source: (0,references/* treeReference */.E4)(await treeOf((0,placeholders/* singleDollars */.k5)(mount.source ?? ""))),
                read_only: true,
                bind: existing,
            };
    }
}
function invalid(message, hint) {
    return new errors/* ConfigError */.xL([{ message, ...(hint === undefined ? {} : { hint }) }], { code: "compose.invalid" });
}

// EXTERNAL MODULE: ./lib/targets/compose/waves.js
var waves = __webpack_require__(9187);
;// CONCATENATED MODULE: ./lib/targets/compose/render.js










const defaultStartSeconds = 120;
/**
 * Everything that an environment needs to run a release, with nothing of this checkout or machine in it: the same sources
 * give the same bytes anywhere. Throws `compose.invalid`.
 */
async function renderBundle(input) {
    const captured = captures(input.readTree);
    const tests = testsOf(input);
    const active = Object.keys(input.model.services)
        .filter((name) => input.settings[name]?.active === true && name !== tests?.run.service)
        .sort();
    const beside = tests === undefined ? [] : neededBeside(tests.run.service, active, input.model);
    const wanted = tests === undefined ? active : [...active, ...beside, tests.run.service];
    const known = new Set([...active, ...beside]);
    const services = {};
    for (const name of wanted) {
        const { image, mounts, treeOf } = { image: input.images[name], mounts: input.mounts, treeOf: captured.tree };
        services[name] = await renderService(name, serviceOf(input.model, name), { image, mounts, treeOf, known });
    }
    const sections = await renderSections(input.model, Object.values(services), {
        root: input.root,
        secrets: input.environment.secrets,
        captures: captured,
    });
    const model = { name: input.model.name, services: only(services, active), ...sections };
    const document = {
        format: 1,
        project: model.name,
        model,
        units: Object.fromEntries(active.map((name) => [name, unitOf(name, model, input)])),
        ...(tests === undefined ? {} : { tests: testsDocument(tests, beside, services, model, input) }),
        ...(input.environment.url === undefined ? {} : { url: input.environment.url }),
        checks: input.environment.checks,
    };
    refuseCircles(document);
    for (const name of (0,placeholders/* secretsIn */.VY)({ model, tests: document.tests }))
        takeSecret(name, input.environment.secrets, captured);
    return {
        bundle: {
            target: "compose",
            document: JSON.parse((0,naming/* canonicalJson */.dj)(document)),
            trees: captured.trees(),
            secrets: captured.secrets(),
        },
        blobs: captured.blobs(),
        warnings: pathsIntoCheckout(document, input.root),
    };
}
function unitOf(name, model, { settings: all }) {
    const service = serviceOf(model, name);
    const settings = all[name];
    if (settings === undefined)
        throw new errors/* InternalError */.Gd(`service ${name} has no settings`);
    const order = Object.entries(service.depends_on ?? {});
    const waits = new Set([...order.map(([each]) => each), ...settings.after.filter((each) => each in model.services)]);
    const digest = digestIn(service);
    return {
        role: settings.stateful ? "stateful" : settings.oneShot ? "one-shot" : "service",
        definition: (0,compose_definition/* definitionHash */.cn)(service, model),
        ...(digest === undefined ? {} : { digest }),
        replicas: service.scale ?? service.deploy?.replicas ?? 1,
        waits: [...waits].sort(),
        // Compose writes a shared network or shared volumes as such a dependency too.
        follows: order.flatMap(([each, { restart }]) => (restart === true ? [each] : [])).sort(),
        secrets: (0,compose_definition/* secretsOf */.Fj)(service, model),
        ...(settings.ready === undefined ? {} : { ready: settings.ready }),
        startSeconds: settings.startSeconds ?? defaultStartSeconds,
        tasks: settings.tasks,
        ...(settings.strategy === undefined ? {} : { strategy: settings.strategy }),
        ...(settings.drainSeconds === undefined ? {} : { drainSeconds: settings.drainSeconds }),
    };
}
/** Tests that are a command run in the checkout, which the target does not have. */
function testsOf({ environment: { tests }, model }) {
    if (tests?.run.kind !== "service")
        return undefined;
    if (model.services[tests.run.service] !== undefined)
        return { ...tests, run: tests.run };
    const message = `tests.service: the Compose files have no service "${tests.run.service}"`;
    throw new errors/* ConfigError */.xL([{ message }], { code: "compose.invalid" });
}
function testsDocument(tests, beside, services, model, input) {
    const definition = serviceOf({ services }, tests.run.service);
    const digest = digestIn(definition);
    return {
        service: tests.run.service,
        definition,
        beside: Object.fromEntries(beside.map((name) => [name, besideOf(name, services, input)])),
        ...(digest === undefined ? {} : { digest }),
        secrets: (0,compose_definition/* secretsOf */.Fj)(definition, model),
        ...(tests.junit === undefined ? {} : { junit: tests.junit }),
        timeoutSeconds: tests.timeoutSeconds,
    };
}
function besideOf(name, services, { settings }) {
    const definition = serviceOf({ services }, name);
    const { ready, startSeconds = defaultStartSeconds } = settings[name] ?? {};
    const waits = Object.keys(definition.depends_on ?? {}).sort();
    return { definition, waits, startSeconds, ...(ready === undefined ? {} : { ready }) };
}
/** What a service depends on, directly or not, and the environment does not run anyway; sorted. */
function neededBeside(service, active, model) {
    const needed = new Set();
    const walk = (name) => {
        for (const each of Object.keys(model.services[name]?.depends_on ?? {})) {
            if (active.includes(each) || needed.has(each) || model.services[each] === undefined)
                continue;
            needed.add(each);
            walk(each);
        }
    };
    walk(service);
    return [...needed].sort();
}
function refuseCircles({ units }) {
    (0,waves/* wavesOf */.g)(Object.fromEntries(Object.entries(units).map(([name, { waits, role }]) => [name, { waits, stateful: role === "stateful" }])));
}
function serviceOf({ services }, name) {
    const service = services[name];
    if (service === undefined)
        throw new errors/* InternalError */.Gd(`the model has no service ${name}`);
    return service;
}
/** With the secrets that are needed to read it. */
function takeSecret(name, secrets, captured) {
    const source = secrets[name];
    if (source === undefined)
        throw new errors/* InternalError */.Gd(`the model has a placeholder for an unknown secret ${name}`);
    captured.secret((0,reference/* referenceTo */.P)(name, source));
    if (source.kind === "env-file")
        for (const needed of source.needs ?? [])
            takeSecret(needed, secrets, captured);
}
function only(from, names) {
    return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
function digestIn({ image }) {
    return /@(sha256:[0-9a-f]{64})$/.exec(image ?? "")?.[1];
}


/***/ }),

/***/ 7707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(650);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6354);



function succeeded(work, detail) {
    return { ...ended(work, "succeeded"), detail };
}
function failed(work, failure, outcome = "failed") {
    return { ...ended(work, outcome), detail: firstLine(failure.message), failure };
}
function cancelled(work, detail = "stopped on request") {
    return { ...ended(work, "cancelled"), detail };
}
/** The step's name, how it ended and how long it took. */
function ended({ step, started, clock }, outcome) {
    return { id: step.id, title: step.title, outcome, seconds: (0,_tools_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsSince */ .w)(started, clock) };
}
/** What an error comes to as a step's result; one that is a bug of ours is thrown on. */
function resultOf(work, error) {
    const { code } = error;
    if (work.signal.aborted && isStop(error))
        return cancelled(work);
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH) {
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: work.redact(error.message), log: [], events: [], ...hint };
        const unknown = error.code === "target.unreachable" || error.code === "command.missing";
        return failed(work, failure, unknown || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd) ? "errored" : "failed");
    }
    if (typeof code !== "string" || !/^E[A-Z]+$/.test(code))
        throw error;
    const hint = code === "ENOSPC" ? { hint: _parse_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFullHint */ .oH } : {};
    return failed(work, { message: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), log: [], events: [], ...hint }, "errored");
}
function isStop(error) {
    const { name } = error;
    return name === "AbortError" || (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === "command.cancelled");
}
function firstLine(text) {
    return text.split("\n", 1)[0] ?? "";
}


/***/ }),

/***/ 6354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ inWords),
/* harmony export */   w: () => (/* binding */ secondsSince)
/* harmony export */ });
function secondsSince(started, clock) {
    return (clock.now().getTime() - started.getTime()) / 1000;
}
/** `0.4 s`, `12 s`: as exact as anybody wants to read it. */
function inWords(seconds) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}


/***/ }),

/***/ 4957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3988);




const largestBytes = 64 * 1024 * 1024;
const mounted = {
    what: "is mounted into a service",
    hint: "Files that a release carries are small and belong to the checkout; use a volume, or state in aip-deploy.yml, for anything else.",
};
/**
 * The content of a file or folder of the checkout. Symbolic links are followed; empty folders are left out. `isPartOf`
 * tells by absolute path what belongs to the checkout and what only lies there. Throws `compose.invalid` when it cannot be
 * read, or is too large to be carried in a release.
 */
async function readTree(path, isPartOf = () => true, use = mounted) {
    const refused = refusedFor(use);
    try {
        const found = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory()
            ? await walk(path, "", new Set(), { isPartOf, refused })
            : [{ path: "", at: path }];
        return await read(path, found, refused);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConfigError */ .xL)
            throw error;
        throw refused(path, `cannot be read (${error.code ?? String(error)})`);
    }
}
async function walk(root, folder, above, rules) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, folder));
    if (above.has(real))
        throw rules.refused((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, folder), "holds a symbolic link to itself");
    const inside = new Set([...above, real]);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, folder));
    const found = await Promise.all(entries.map(async (entry) => {
        const path = folder === "" ? entry : `${folder}/${entry}`;
        const at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(at)).isDirectory())
            return walk(root, path, inside, rules);
        return rules.isPartOf(at) ? [{ path, at }] : [];
    }));
    return found.flat();
}
async function read(root, found, refused) {
    const blobs = new Map();
    const tree = [];
    let bytes = 0;
    for (const { path, at } of [...found].sort((left, right) => (left.path < right.path ? -1 : 1))) {
        const { size, mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(at);
        bytes += size;
        if (bytes > largestBytes)
            throw refused(root, `holds more than ${largestBytes / 1024 / 1024} MiB`);
        const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(at);
        const digest = (0,_release_release_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(content);
        blobs.set(digest, content);
        tree.push({ path, mode: (mode & 0o111) === 0 ? "644" : "755", digest, size: content.length });
    }
    return { tree, blobs };
}
function refusedFor({ what, hint }) {
    return (path, why) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConfigError */ .xL([{ message: `${path}: ${what}, but ${why}`, hint }], { code: "compose.invalid" });
}


/***/ }),

/***/ 9187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ wavesOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/**
 * The units in waves: a unit stands in a later wave than everything that it waits for, and stateful units stand before
 * all others unless they wait for one themselves. Names are sorted inside a wave. Throws `compose.invalid` on a circle.
 */
function wavesOf(units) {
    const ranks = new Map();
    for (const name of Object.keys(units))
        rankOf(name, [], ranks, withStatefulFirst(units));
    const waves = [];
    for (const [name, rank] of ranks)
        (waves[rank] ??= []).push(name);
    return waves.map((wave) => wave.sort());
}
function rankOf(name, path, ranks, waits) {
    const known = ranks.get(name);
    if (known !== undefined)
        return known;
    if (path.includes(name))
        throw circle([...path.slice(path.indexOf(name)), name]);
    const before = [...(waits.get(name) ?? [])].map((each) => rankOf(each, [...path, name], ranks, waits));
    const rank = Math.max(-1, ...before) + 1;
    ranks.set(name, rank);
    return rank;
}
function withStatefulFirst(units) {
    const neededByState = new Set();
    const mark = (name) => {
        if (neededByState.has(name))
            return;
        neededByState.add(name);
        for (const each of units[name]?.waits ?? [])
            mark(each);
    };
    const stateful = Object.keys(units).filter((name) => units[name]?.stateful === true);
    for (const name of stateful)
        mark(name);
    return new Map(Object.entries(units).map(([name, { waits }]) => {
        const known = waits.filter((each) => units[each] !== undefined);
        return [name, new Set(neededByState.has(name) ? known : [...known, ...stateful])];
    }));
}
function circle(names) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL([
        {
            message: `services wait for each other in a circle: ${names.join(" → ")}`,
            hint: "Take one of them out of depends_on in the Compose file or out of after in aip-deploy.yml.",
        },
    ], { code: "compose.invalid" });
}


/***/ }),

/***/ 5388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ meaning)
/* harmony export */ });
/** What an exit code says by itself, as a phrase to be put behind it; empty when it says nothing. */
function meaning(code) {
    if (code === 126)
        return " (its command cannot be executed)";
    if (code === 127)
        return " (its command was not found)";
    if (code === 137)
        return " (killed)";
    if (code === 139)
        return " (segmentation fault)";
    return "";
}


/***/ }),

/***/ 2744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _release_naming_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5001);


/** The SHA-256 of a value's canonical JSON, 64 hex digits. */
function hashOf(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update((0,_release_naming_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(value)).digest("hex");
}


/***/ }),

/***/ 2908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   gc: () => (/* binding */ headingShape)
/* harmony export */ });
/* unused harmony export checkDocument */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);


const count = zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative();
const checkDocument = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt("kind", [
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("http"),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        status: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
        contains: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
        timeoutSeconds: count,
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("tcp"),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        host: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        port: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
        timeoutSeconds: count,
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("command"),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        command: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).min(1),
        timeoutSeconds: count,
    }),
]);
/** The keys that the document of every target has. */
const headingShape = {
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(checkDocument),
};
const heading = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc(headingShape);
/** Reads what every document has. Throws `target.refused` when it is not one of ours. */
function headingOf({ target, document }) {
    const read = heading.safeParse(document);
    if (read.success)
        return read.data;
    const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw unreadable(target, problems);
}
/** A document that this version cannot read, with everything that is wrong with it. */
function unreadable(target, problems) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0("target.refused", `the release's ${target} document cannot be read:\n${problems.join("\n")}`, {
        hint: "It was written by another version of aip-deploy: deploy it with that one, or make a new release.",
    });
}


/***/ }),

/***/ 9037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
const mostListed = 4;
/** `a, b, c and 9 more`, in the order given: a title is one line, and the step has all the names. */
function listed(names) {
    const shown = names.length > mostListed ? names.slice(0, mostListed - 1) : names;
    const more = names.length - shown.length;
    return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}


/***/ })

};
