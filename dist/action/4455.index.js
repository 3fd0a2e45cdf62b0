export const id = 4455;
export const ids = [4455];
export const modules = {

/***/ 16000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ commandCheck),
/* harmony export */   s: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42048);
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

/***/ 84373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ ownHeaders),
/* harmony export */   r: () => (/* binding */ httpCheck)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46928);





/** Of every request to an app. */
const ownHeaders = { "user-agent": "aip-deploy", accept: "*/*" };
/** Holds when the URL answers with one of the wanted statuses and, if asked for, with the text. Redirects are not followed. */
function httpCheck(config, clock, headers = {}) {
    const look = (signal) => ask(config, headers, signal);
    return {
        name: config.name,
        evaluate: (signal) => (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .w)({ name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock, hint: `curl -i ${config.url}` }, signal),
    };
}
/** No answer at all is a failure and not an unknown: the public route is asked the way its users ask it. */
async function ask({ url, status, contains }, { sends = {}, wants = {} }, signal) {
    try {
        const answer = await get(new URL(url), sends, signal);
        if (!status.includes(answer.status)) {
            return { outcome: "failed", detail: `GET ${url} answered ${answer.status}, expected ${wanted(status)}` };
        }
        if (contains !== undefined && !answer.body.includes(contains)) {
            return { outcome: "failed", detail: `GET ${url} answered ${answer.status} without "${contains}"` };
        }
        const missing = Object.entries(wants).find(([name, value]) => answer.headers[name] !== value);
        if (missing !== undefined) {
            return { outcome: "failed", detail: `GET ${url} answered ${answer.status} without "${missing.join(": ")}"` };
        }
        return { outcome: "succeeded", detail: `GET ${url} answered ${answer.status}` };
    }
    catch (error) {
        return { outcome: "failed", detail: `GET ${url}: ${causeOf(error)}` };
    }
}
/** Not `fetch`, which takes longer to load than the app takes to answer, and refuses some ports. */
function get(url, sends, signal) {
    return new Promise((resolve, reject) => {
        const { request } = url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
        const headers = { ...ownHeaders, ...sends };
        const sent = request(url, { signal, headers, agent: false }, (response) => {
            (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)(response).then((body) => {
                resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
            }, reject);
        });
        sent.on("error", reject);
        sent.end();
    });
}
function wanted(status) {
    const [first, last] = [status[0], status.at(-1)];
    const isRange = status.length > 3 && first !== undefined && last === first + status.length - 1;
    return isRange ? `${first} to ${last}` : status.join(" or ");
}
/** A host with several addresses fails with an error for each, and the first says enough. */
function causeOf(error) {
    const { name, errors } = error;
    if (name === "TimeoutError" || name === "AbortError")
        return "no answer in time";
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(errors?.[0] ?? error) || "no connection";
}


/***/ }),

/***/ 46928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

const oneLookMs = 5_000;
/** Looks until it holds or the time is over; the last look decides. */
async function poll(polling, signal) {
    const { name, look, timeoutSeconds, everyMs = 200, clock } = polling;
    const started = clock.now().getTime();
    const end = started + timeoutSeconds * 1000;
    for (;;) {
        if (signal.aborted)
            return result({ outcome: "cancelled", detail: "stopped on request" });
        const limited = AbortSignal.any([signal, AbortSignal.timeout(Math.min(oneLookMs, timeoutSeconds * 1000))]);
        const seen = await look(limited).catch((error) => ({
            outcome: "errored",
            detail: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error),
        }));
        if (seen.outcome === "succeeded" || clock.now().getTime() + everyMs >= end)
            return result(seen);
        await clock.sleep(everyMs, signal).catch(() => undefined);
    }
    function result({ outcome, detail }) {
        const seconds = (clock.now().getTime() - started) / 1000;
        const hint = outcome === "succeeded" || polling.hint === undefined ? {} : { hint: polling.hint };
        return { name, outcome, seconds, detail, ...hint };
    }
}


/***/ }),

/***/ 56480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ commandTests),
/* harmony export */   n: () => (/* binding */ judgeTests)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42048);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16000);





const name = "integration tests";
/**
 * One verdict from how the test program ended and what its report says. A program that ends well with a report of failed
 * tests, of no test at all, or without the report that was asked for, is not taken for a success.
 */
async function judgeTests(ran, wantsReport) {
    // Only who has a report waits for the XML parser.
    const tests = ran.junit === undefined ? undefined : (await Promise.all(/* import() */[__webpack_require__.e(9800), __webpack_require__.e(2649)]).then(__webpack_require__.bind(__webpack_require__, 12649))).parseJunit(ran.junit);
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

/***/ 42048:
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

/***/ 72292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ printModel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42048);


/** Prints the resolved model as JSON; needs no engine. Only flags that Compose 2.26 has. */
function printModel(options) {
    return {
        ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5)("docker", "compose", (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .option */ .uK)("--project-name", options.project), 
        // The prelude comes first and would move the project to the working directory.
        (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .option */ .uK)("--project-directory", options.directory ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(options.files[0] ?? ".")), (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .each */ .__)("--env-file", options.envFiles), (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .each */ .__)("--profile", options.profiles), (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .each */ .__)("--file", ["-", ...options.files]), ["config", "--format", "json"]),
        cwd: options.root,
        // Compose finds the working directory by PWD, and `${PWD}` in a file means what it means by hand in the checkout.
        env: { PWD: options.root, ...options.variables },
        inherit: "least",
        stdin: options.prelude,
    };
}


/***/ }),

/***/ 11260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ parseDockerfile),
/* harmony export */   BD: () => (/* binding */ finalStage),
/* harmony export */   GA: () => (/* binding */ instructions),
/* harmony export */   IX: () => (/* binding */ isLocal),
/* harmony export */   n_: () => (/* binding */ readDockerfile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** The build's Dockerfile; `undefined` for a context that is no local folder. Throws when the file cannot be read. */
function readDockerfile(build) {
    if (build.dockerfile_inline !== undefined)
        return build.dockerfile_inline;
    if (!isLocal(build.context))
        return undefined;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(build.context, build.dockerfile ?? "Dockerfile"), "utf8");
}
/** The context is a folder on this machine and no address. */
function isLocal(context) {
    return context.startsWith("/");
}
/** Reads stages, working directories and copies; everything else of the language is passed over. */
function parseDockerfile(text) {
    const stages = [];
    for (const { name, rest } of instructions(text)) {
        const current = stages.at(-1);
        if (name === "FROM")
            stages.push(begin(rest, stages));
        else if (current !== undefined)
            stages[stages.length - 1] = extend(current, name, rest);
    }
    return { stages };
}
/** The instructions in their order, names in capitals, continued lines as one. */
function instructions(text) {
    const found = text.replaceAll(/\\[ \t]*\r?\n/g, " ").matchAll(/^[ \t]*(\w+)[ \t]+(.*)$/gm);
    return [...found].map(([, name = "", rest = ""]) => ({ name: name.toUpperCase(), rest }));
}
/** The stage that a build ends in: its target, else the last one. */
function finalStage({ stages }, target) {
    return target === undefined ? stages.at(-1) : stages.find(({ name }) => name === target.toLowerCase());
}
function begin(rest, stages) {
    const [base = "", as, name] = rest
        .trim()
        .split(/\s+/)
        .filter((word) => !word.startsWith("--"));
    const inherited = stages.find((stage) => stage.name === base.toLowerCase());
    const named = as?.toLowerCase() === "as" && name !== undefined ? { name: name.toLowerCase() } : {};
    const workdir = inherited?.workdir === undefined ? {} : { workdir: inherited.workdir };
    return { copies: inherited?.copies ?? [], ...workdir, ...named };
}
function extend(stage, instruction, rest) {
    if (instruction === "WORKDIR") {
        const { workdir: before, ...others } = stage;
        const workdir = absolute(rest.trim().replace(/^"(.*)"$/, "$1"), before);
        return workdir === undefined ? others : { ...others, workdir };
    }
    if (instruction !== "COPY" && instruction !== "ADD")
        return stage;
    const destination = absolute(lastWord(rest), stage.workdir);
    return destination === undefined ? stage : { ...stage, copies: [...stage.copies, destination] };
}
function lastWord(rest) {
    const words = rest.trim().replace(/^(--\S+\s+)+/, "");
    const list = words.startsWith("[") ? [...words.matchAll(/"([^"]*)"/g)].map(([, word]) => word) : words.split(/\s+/);
    return list.at(-1) ?? "";
}
function absolute(path, workdir) {
    if (path === "" || path.includes("$"))
        return undefined;
    if (!path.startsWith("/") && workdir === undefined)
        return undefined;
    return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.resolve(workdir ?? "/", path);
}


/***/ }),

/***/ 64638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   lO: () => (/* binding */ withoutValues),
/* harmony export */   uk: () => (/* binding */ ownVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72292);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87228);
/* harmony import */ var _prelude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33797);




/** Variables of ours that Compose needs, so that an env file cannot set them. */
const ownVariables = new Set(["PATH", "HOME", "PWD", "DOCKER_CONFIG"]);
const timeoutMs = 60_000;
/**
 * Has Compose itself read env files, all in one process, so that nobody here has to know how they are written. The answer
 * holds secrets. Throws `compose.invalid` for a file that Compose cannot read, and never with a part of what is in it.
 */
async function readEnvironment(reading, runner) {
    const output = await ask(reading, runner);
    if (output.exitCode !== 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL([await complaint(reading, output.stderr, runner)], invalid);
    const { model, said } = (0,_prelude_js__WEBPACK_IMPORTED_MODULE_3__/* .answers */ .GA)(JSON.parse(output.stdout));
    const services = model["services"];
    const files = reading.files.map((_file, index) => {
        const read = Object.entries(services[serviceName(index)]?.environment ?? {});
        return (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .singleDollars */ .k5)(Object.fromEntries(read.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))));
    });
    return { files: files, said };
}
const invalid = { code: "compose.invalid" };
function serviceName(index) {
    return `file-${index}`;
}
async function ask(reading, runner) {
    const services = Object.fromEntries(reading.files.map(({ path, format }, index) => {
        const file = { path, required: false, ...(format === undefined ? {} : { format }) };
        return [serviceName(index), { image: "none", env_file: [file] }];
    }));
    const { root, directory, envFiles, variables, expressions } = reading;
    const given = { root, directory, envFiles, variables, files: [], profiles: [] };
    const question = { ...(0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .printModel */ .x)({ ...given, prelude: (0,_prelude_js__WEBPACK_IMPORTED_MODULE_3__/* .preludeWith */ .A2)(services, expressions) }) };
    return await runner.run(question, { accept: "any", timeoutMs });
}
/** Compose names a service's file only in some versions; where it does not, each is tried alone. */
async function complaint(reading, stderr, runner) {
    const named = problemIn(stderr, reading.root);
    if (named.file !== undefined || reading.files.length < 2)
        return { ...only(reading), ...named };
    for (const file of reading.files) {
        const alone = { ...reading, files: [file], expressions: {} };
        const output = await ask(alone, runner);
        if (output.exitCode !== 0)
            return { ...only(alone), ...problemIn(output.stderr, reading.root) };
    }
    return named;
}
function only({ files, root }) {
    const [file] = files;
    return file === undefined ? {} : { file: file.path.replace(`${root}/`, "") };
}
function problemIn(stderr, root) {
    const said = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("time="));
    const text = said.at(-1) ?? "";
    const [, file] = /failed to read (.+?): /.exec(text) ?? [];
    const [, line] = /line (\d+): /.exec(text) ?? [];
    return {
        ...(file === undefined ? {} : { file: file.replace(`${root}/`, "") }),
        ...(line === undefined ? {} : { line: Number(line) }),
        message: `Compose cannot read the env file: ${withoutValues(text)}`,
    };
}
/** Compose's complaint about an env file without what it quotes from it, which may be a secret. */
function withoutValues(text) {
    const message = text.replace(/^failed to read .+?: /, "").replace(/^line \d+: /, "");
    return message.replace(/\s*["'`].*$/s, "");
}


/***/ }),

/***/ 33955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ envSecrets),
  y: () => (/* binding */ projectEnvFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/secrets/looks-secret.js
var looks_secret = __webpack_require__(99642);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secret = __webpack_require__(27289);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(64638);
// EXTERNAL MODULE: ./lib/compose/placeholders.js
var compose_placeholders = __webpack_require__(87228);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/compose/sources.js + 1 modules
var compose_sources = __webpack_require__(81554);
;// CONCATENATED MODULE: ./lib/compose/service-env-files.js



/** The env files of every service, in the order in which Compose reads them; the last one wins. */
function serviceEnvFiles(sources) {
    // Compose is waited for after this, and the files can be parsed while it works.
    if (!sources.mention(/env_file|include|extends/))
        return [];
    return namesIn(sources).flatMap((service) => definitions(service, sources).flatMap(({ node, source }) => (0,compose_sources/* items */.ld)((0,compose_sources/* child */.jf)(node, "env_file", source)).flatMap((item) => envFile(service, item, source))));
}
/** Whether the service's own `environment:` has the key in any file; it then wins over its env files. */
function setsItself(service, key, sources) {
    return definitions(service, sources).some(({ node, source }) => {
        const environment = (0,compose_sources/* child */.jf)(node, "environment", source);
        if ((0,dist.isMap)(environment))
            return (0,compose_sources/* child */.jf)(environment, key, source) !== undefined;
        return (0,compose_sources/* items */.ld)(environment).some((item) => ((0,compose_sources/* text */.Qq)(item) ?? "").split("=")[0] === key);
    });
}
/** Variables that the Compose files name as the value of a secret or a config. */
function variablesOfFiles(sources) {
    return sources.all().flatMap((source) => ["secrets", "configs"].flatMap((section) => {
        const map = (0,compose_sources/* child */.jf)(source.document.contents, section, source);
        if (!(0,dist.isMap)(map))
            return [];
        const names = map.items.flatMap(({ key }) => ((0,dist.isScalar)(key) ? [String(key.value)] : []));
        return names.flatMap((name) => (0,compose_sources/* text */.Qq)((0,compose_sources/* child */.jf)((0,compose_sources/* child */.jf)(map, name, source), "environment", source)) ?? []);
    }));
}
function namesIn(sources) {
    return [...new Set(sources.all().flatMap((source) => (0,compose_sources/* services */.$p)(source).map(({ name }) => name)))];
}
const mostHops = 5;
/** Where a service is written, what it extends before itself. */
function definitions(service, sources) {
    return sources.all().flatMap((source) => definitionsIn(service, source, sources.all(), 0));
}
function definitionsIn(service, source, all, hops) {
    const node = (0,compose_sources/* child */.jf)((0,compose_sources/* child */.jf)(source.document.contents, "services", source), service, source);
    if (node === undefined || hops > mostHops)
        return [];
    const extension = (0,compose_sources/* child */.jf)(node, "extends", source);
    const file = (0,compose_sources/* text */.Qq)((0,compose_sources/* child */.jf)(extension, "file", source));
    const name = (0,compose_sources/* text */.Qq)(extension) ?? (0,compose_sources/* text */.Qq)((0,compose_sources/* child */.jf)(extension, "service", source));
    const target = file === undefined ? source : all.find((each) => (0,compose_sources/* sameFile */.Vi)(each, source, file));
    const base = name === undefined || target === undefined ? [] : definitionsIn(name, target, all, hops + 1);
    return [...base, { node, source }];
}
function envFile(service, item, source) {
    const written = (0,compose_sources/* text */.Qq)((0,dist.isMap)(item) ? (0,compose_sources/* child */.jf)(item, "path", source) : item);
    if (written === undefined)
        return [];
    const raw = (0,compose_sources/* text */.Qq)((0,compose_sources/* child */.jf)(item, "format", source)) === "raw" ? { format: "raw" } : {};
    // What begins with a variable may be absolute; Compose itself makes it so when it is not.
    const isWhole = (0,external_node_path_.isAbsolute)(written) || written.startsWith("$");
    const path = isWhole ? written : (0,external_node_path_.join)(source.base.replaceAll("$", "$$$$"), written);
    return [{ service, written, path, base: source.base, ...raw }];
}

// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(42048);
;// CONCATENATED MODULE: ./lib/compose/tracked.js


/** Asks git about each file once. What git cannot tell about, and what a link only points at, counts as not held. */
function trackedFiles(root, runner) {
    const known = new Map();
    return async (files) => {
        const asked = [...new Set(files.map((file) => (0,external_node_path_.resolve)(root, file)))].filter((file) => !known.has(file));
        for (const path of asked)
            known.set(path, false);
        const inside = asked
            .map((file) => (0,external_node_path_.relative)(root, file))
            .filter((path) => !path.startsWith("..") && !(0,external_node_path_.isAbsolute)(path));
        const { stdout } = inside.length === 0 ? { stdout: "" } : await runner.run(entries(root, inside), { accept: "any" });
        for (const entry of stdout.split("\0")) {
            const [, mode, path] = /^(\d+) \S+ \d\t(.*)$/s.exec(entry) ?? [];
            if (path !== undefined && mode !== "120000")
                known.set((0,external_node_path_.resolve)(root, path), true);
        }
        return (file) => known.get((0,external_node_path_.resolve)(root, file)) === true;
    };
}
function entries(root, paths) {
    return { ...(0,command/* command */.G5)("git", "--literal-pathspecs", "ls-files", "-z", "--stage", "--", paths), cwd: root };
}

;// CONCATENATED MODULE: ./lib/compose/env-secrets.js









/** The env files that Compose takes `${NAME}` from; without any it looks beside the first Compose file. */
function projectEnvFiles({ root, composeFiles, envFiles, }) {
    const files = envFiles.length > 0 ? envFiles : [`${(0,external_node_path_.dirname)(composeFiles[0] ?? ".")}/.env`.replace(/^\.\//, "")];
    return files.filter((file) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, file)));
}
/** Has Compose read every env file of an environment and finds the secrets in them. Throws `compose.invalid`. */
async function envSecrets(input, runner) {
    const project = projectEnvFiles(input);
    const named = serviceEnvFiles(input.sources);
    const tracked = trackedFiles(input.root, runner);
    if (!(await needsLook(project, named, input.root, tracked)))
        return nothing;
    const { said, files } = await read(project, named, input, runner);
    const own = named.map((file, index) => {
        const path = (0,external_node_path_.resolve)(file.base, said[`path:${index}`] ?? file.written);
        const inside = (0,external_node_path_.relative)(input.root, path);
        return {
            ...file,
            file: inside.startsWith("..") || (0,external_node_path_.isAbsolute)(inside) ? path : inside,
            values: files[project.length + index] ?? {},
        };
    });
    const isTracked = await tracked([...project, ...own.map(({ file }) => file)]);
    const looking = { ...input, isTracked };
    const variables = projectVariables(project, files, said, looking);
    const names = variables.flatMap(({ name, secret }) => (secret ? [name] : []));
    return { names, conceal: (loaded) => conceal(loaded, variables, own, looking) };
}
const nothing = {
    names: [],
    conceal: (loaded) => ({ loaded, secrets: {}, values: [], notes: [] }),
};
/** A process of Compose is not started for files that git holds and in which no word could be a secret. */
async function needsLook(project, named, root, tracked) {
    const plain = named
        .filter(({ written }) => !written.includes("$"))
        .map(({ base, written }) => (0,external_node_path_.resolve)(base, written));
    if (plain.length < named.length)
        return true;
    const files = [...project.map((file) => (0,external_node_path_.resolve)(root, file)), ...plain].filter((file) => (0,external_node_fs_.existsSync)(file));
    if (files.length === 0)
        return false;
    const isTracked = await tracked(files);
    return files.some((file) => !isTracked(file) || (0,looks_secret/* mayHoldSecret */.dV)((0,external_node_fs_.readFileSync)(file, "utf8")));
}
async function read(project, named, input, runner) {
    const { root, variables, sources } = input;
    const asked = new Set(sources.references().map(({ name }) => name));
    const values = [...asked].map((name) => [`value:${name}`, `\${${name}-}`]);
    const paths = named.map(({ written }, index) => [`path:${index}`, written]);
    const placeholders = input.secretNames.map((name) => [name, (0,compose_placeholders/* placeholder */.qf)(name)]);
    const reading = {
        ...{ root, envFiles: project, directory: (0,external_node_path_.dirname)(input.composeFiles[0] ?? ".") },
        variables: { ...variables, ...Object.fromEntries(placeholders) },
        files: [...project.map((file) => ({ path: (0,external_node_path_.resolve)(root, file).replaceAll("$", "$$$$") })), ...named],
        expressions: Object.fromEntries([...values, ...paths]),
    };
    return await (0,env_reading/* readEnvironment */.Qo)(reading, runner);
}
function projectVariables(project, files, said, input) {
    const decided = new Set([...env_reading/* ownVariables */.uk, ...Object.keys(input.variables), ...input.secretNames]);
    const secretByUse = new Set(variablesOfFiles(input.sources));
    const found = new Map();
    for (const [index, file] of project.entries()) {
        const tracked = input.isTracked(file);
        for (const [name, read] of Object.entries(files[index] ?? {})) {
            if (!/^[A-Za-z_]\w*$/.test(name) || decided.has(name))
                continue;
            const value = said[`value:${name}`] ?? read;
            // What is left when other secrets are taken out of it: a URL that only refers to a password holds none.
            const secret = value !== "" && (secretByUse.has(name) || (0,looks_secret/* looksSecret */.n0)(name, (0,compose_placeholders/* withoutPlaceholders */.Zm)(value), { tracked }));
            found.set(name, { name, value, file, tracked, secret });
        }
    }
    return [...found.values()];
}
function conceal(loaded, variables, own, input) {
    const known = knownSecrets(variables, input);
    const services = Object.entries(loaded.model.services).map(([name, service]) => {
        const files = own.filter((file) => file.service === name);
        return [name, files.length === 0 ? service : concealService(name, service, { files, known, input })];
    });
    const model = { ...loaded.model, services: Object.fromEntries(services) };
    const warnings = [...loaded.warnings, ...committed(known.all(), input)];
    return {
        loaded: { ...loaded, model, warnings },
        secrets: Object.fromEntries(known.all().map(({ name, source }) => [name, source])),
        values: known.all().flatMap(({ name, source, value }) => {
            const looks = name === source.variable || (0,looks_secret/* looksSecret */.n0)(source.variable, value, { tracked: false });
            return looks && (0,compose_placeholders/* secretsIn */.VY)(value).length === 0 ? [new secret/* Secret */.z(name, value)] : [];
        }),
        notes: literals(variables, loaded),
    };
}
/** Gives every variable of every file a name of its own, the project's variables their own one. */
function knownSecrets(variables, { secretNames }) {
    const found = new Map();
    const add = (name, value, source) => {
        const needs = (0,compose_placeholders/* secretsIn */.VY)(value);
        found.set(name, { name, value, source: { kind: "env-file", ...source, ...(needs.length === 0 ? {} : { needs }) } });
        return name;
    };
    for (const { name, value, file, secret } of variables)
        if (secret)
            add(name, value, { file, variable: name });
    const isFree = (name, file, variable) => {
        const other = found.get(name)?.source;
        return !secretNames.includes(name) && (other === undefined || (other.file === file && other.variable === variable));
    };
    return {
        all: () => [...found.values()],
        nameOf({ file, format, values }, variable) {
            const candidates = [variable, `${variable}_of_${file.replace(/^[./]+/, "")}`].map((name) => name.replaceAll(/\W/g, "_").replace(/^\d/, "_$&"));
            const [own = "", long = ""] = candidates;
            const ofProject = found.get(own)?.source;
            const name = ofProject?.file === file && ofProject.variable === variable && format === undefined ? own : long;
            const free = isFree(name, file, variable) ? name : `${long}_${hash(`${file}\0${variable}`)}`;
            return add(free, values[variable] ?? "", { file, variable, ...(format === undefined ? {} : { format }) });
        },
    };
}
function concealService(name, service, { files, known, input }) {
    const environment = Object.entries(service.environment ?? {}).map(([key, printed]) => {
        const having = files.filter(({ values }) => key in values);
        const same = having.findLast(({ values }) => (0,compose_placeholders/* doubleDollars */.RZ)(values[key]) === printed);
        const file = same ?? having.at(-1);
        if (file === undefined || printed === null || printed === "" || key in input.variables)
            return [key, printed];
        const looks = (0,looks_secret/* looksSecret */.n0)(key, file.values[key] ?? "", { tracked: input.isTracked(file.file) });
        const isOwn = setsItself(name, key, input.sources);
        if (isOwn ? same === undefined || !looks : input.isTracked(file.file) && !looks)
            return [key, printed];
        if (input.secretNames.includes(key))
            return [key, (0,compose_placeholders/* placeholder */.qf)(key)];
        return [key, (0,compose_placeholders/* placeholder */.qf)(known.nameOf(file, key))];
    });
    return environment.length === 0 ? service : { ...service, environment: Object.fromEntries(environment) };
}
/** One warning a file that git holds, at the line of its first secret. */
function committed(known, { root, isTracked }) {
    const files = new Map();
    for (const { source } of known) {
        if (!isTracked(source.file))
            continue;
        files.set(source.file, (files.get(source.file) ?? new Set()).add(source.variable));
    }
    return [...files].map(([file, found]) => {
        const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(root, file), "utf8").split(/\r?\n/);
        const at = (name) => text.findIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${escaped(name)}\\s*[=:]`).test(line));
        const names = [...found].sort((left, right) => at(left) - at(right));
        const line = at(names[0] ?? "");
        const looks = names.length === 1 ? "looks like a secret and is committed" : "look like secrets and are committed";
        return {
            file,
            ...(line < 0 ? {} : { line: line + 1 }),
            message: `${names.join(", ")} ${looks}; no release holds ${names.length === 1 ? "its value" : "their values"}`,
            hint: "Keep secrets out of git, or list what is none under `variables:` of the environment in aip-deploy.yml.",
        };
    });
}
/** What the Compose files use of files that git does not hold, and that does not look like a secret. */
function literals(variables, { model, sources }) {
    const used = new Set(sources.references().map(({ name }) => name));
    const passed = ({ name, value }) => Object.values(model.services).some(({ environment }) => environment?.[name] === (0,compose_placeholders/* doubleDollars */.RZ)(value));
    const files = new Map();
    for (const variable of variables) {
        if (variable.tracked || variable.secret || variable.value === "")
            continue;
        if (!used.has(variable.name) && !passed(variable))
            continue;
        files.set(variable.file, [...(files.get(variable.file) ?? []), variable.name]);
    }
    return [...files].map(([file, names]) => `the release holds the ${names.length === 1 ? "value" : "values"} of ${names.join(", ")} from ${file}, which git does not track`);
}
function escaped(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function hash(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 8);
}


/***/ }),

/***/ 61949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ canonicalName),
/* harmony export */   S_: () => (/* binding */ lastPart),
/* harmony export */   mP: () => (/* binding */ hasRegistryHost),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/** Takes the text apart; a colon before the last slash belongs to the registry's port. */
function imageName(text) {
    const [named = "", digest] = text.split("@", 2);
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    const repository = colon < 0 ? named : named.slice(0, colon);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
function lastPart(repository) {
    return repository.slice(repository.lastIndexOf("/") + 1);
}
/** The first part is a registry's host, by Docker's own rule. */
function hasRegistryHost(repository) {
    const [first = "", ...rest] = repository.split("/");
    return rest.length > 0 && (first === "localhost" || /[.:]/.test(first));
}
/** Two names that Docker takes for the same image are equal in this form. */
function canonicalName(text) {
    const { repository, tag = "latest", digest } = imageName(text);
    const short = repository.replace(/^(docker\.io|index\.docker\.io)\//, "").replace(/^library\//, "");
    return `${short}${digest === undefined ? `:${tag}` : `@${digest}`}`;
}


/***/ }),

/***/ 42748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imagesOf),
/* harmony export */   Y: () => (/* binding */ buildOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11260);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19315);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61949);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87228);





/** The distinct builds of the model, sorted by name, with everything that keeps them from being built and pushed. */
function imagesOf(loaded, options) {
    const groups = wanted(groupsOf(loaded.model), options.services);
    const named = groups.map((group) => ({ group, name: nameOf(group, options.config, loaded.model) }));
    const images = named.map(({ group, name }) => image(group, name, loaded, options));
    const problems = [
        ...groups.flatMap((group) => movedTags(group, loaded)),
        ...conflicts(named, loaded),
        ...images.flatMap(({ problems: found }) => found),
    ];
    return { images: images.map(({ image: each }) => each).sort((a, b) => compare(a.name, b.name)), problems };
}
/** The groups that these services run, and those that they are built on. */
function wanted(groups, services) {
    if (services === undefined)
        return groups;
    const found = new Set(groups.filter((group) => members(group).some((service) => services.has(service))));
    // A set hands out what is added while it is walked.
    for (const { build } of found) {
        const bases = Object.values(build.additional_contexts ?? {});
        for (const group of groups)
            if (members(group).some((service) => bases.includes(`service:${service}`)))
                found.add(group);
    }
    return groups.filter((group) => found.has(group));
}
function members({ builders, users }) {
    return [...builders, ...users];
}
/** The build that makes what the service runs, be it its own or the one whose image it names. */
function buildOf(model, service) {
    return groupsOf(model).find((group) => members(group).includes(service))?.build;
}
/** A model never changes, and it is asked about each of its services. */
const groupsBefore = new WeakMap();
function groupsOf(model) {
    const groups = groupsBefore.get(model) ?? grouped(model);
    groupsBefore.set(model, groups);
    return groups;
}
function grouped(model) {
    const services = Object.entries(model.services).sort(([a], [b]) => compare(a, b));
    const found = new Map();
    for (const [name, service] of services) {
        if (service.build === undefined)
            continue;
        const build = canonicalBuild((0,_placeholders_js__WEBPACK_IMPORTED_MODULE_3__/* .singleDollars */ .k5)(service.build));
        const platforms = service.build.platforms ?? (service.platform === undefined ? undefined : [service.platform]);
        const key = JSON.stringify([sorted(build), platforms?.toSorted()]);
        const group = found.get(key) ?? { build, platforms, members: [] };
        group.members.push([name, service]);
        found.set(key, group);
    }
    const groups = [...found.values()].map(({ build, platforms, members }) => {
        const names = [...new Set(members.flatMap(([, { image: name }]) => name ?? []))];
        const known = [
            ...names,
            ...members.flatMap(([name, { image: own }]) => (own === undefined ? [`${model.name}-${name}`] : [])),
        ];
        return {
            build,
            platforms,
            names,
            builders: members.map(([name]) => name),
            repositories: new Set(known.map(repositoryOf)),
        };
    });
    return groups.map(({ repositories, ...group }) => {
        const users = services.filter(([, { build, image: name }]) => build === undefined && name !== undefined && repositories.has(repositoryOf(name)));
        return { ...group, users: users.map(([name]) => name) };
    });
}
function repositoryOf(image) {
    return (0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .imageName */ .tO)((0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalName */ .Ew)(image)).repository;
}
/** Keys that say where else to put an image or how to make it faster, and not what is in it. */
const besides = new Set(["tags", "cache_from", "cache_to", "no_cache", "pull", "platforms"]);
/** The build without what makes no difference, so that equal images look equal. */
function canonicalBuild(build) {
    const kept = Object.entries(build).filter(([key, value]) => !besides.has(key) && !isEmpty(value));
    const { dockerfile, ...rest } = Object.fromEntries(kept);
    if (rest.dockerfile_inline !== undefined)
        return rest;
    return { ...rest, dockerfile: dockerfileOf(build.context, dockerfile) };
}
function dockerfileOf(context, dockerfile = "Dockerfile") {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(dockerfile) && (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .isLocal */ .IX)(context) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(context, dockerfile) : dockerfile;
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path);
}
function isEmpty(value) {
    return value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}
function sorted(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
    return entries.map(([key, each]) => [key, sorted(each)]);
}
/** Of several services that could give their name: the one called like its folder, then one that keeps running. */
function nameOf({ names, builders, build }, config, model) {
    const once = (0,_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .awaitedServices */ .oH)(model);
    const rank = (service) => (service === node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(build.context) ? 0 : once.has(service) ? 2 : 1);
    const services = builders.toSorted((a, b) => rank(a) - rank(b));
    const parts = names.length > 0 ? names.map((name) => (0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .lastPart */ .S_)((0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .imageName */ .tO)(name).repository)) : services;
    const candidates = parts.map((part) => part.toLowerCase());
    return candidates.find((name) => name in config.images) ?? candidates[0] ?? "";
}
function conflicts(named, loaded) {
    return named.flatMap(({ group, name }, index) => {
        const first = named.findIndex((each) => each.name === name);
        const other = named[first];
        if (first === index || other === undefined)
            return [];
        const [here, there] = [claim(group, loaded), claim(other.group, loaded)];
        return [
            {
                ...here.place,
                message: `services ${there.service} and ${here.service} build different images under the name ${name} (the other at ${there.at})`,
                hint: "Give one of them another `image:`.",
            },
        ];
    });
}
function claim({ builders }, { sources, model }) {
    const service = builders[0] ?? "";
    const place = sources.locate([
        "services",
        service,
        ...(model.services[service]?.image === undefined ? [] : ["image"]),
    ]);
    return { service, place, at: place === undefined ? service : `${place.file}:${place.line}` };
}
/** By hand a service that names another tag runs what was built long ago; here it could only be a mistake. */
function movedTags({ names, users }, { model, sources }) {
    const built = new Set(names.map(_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalName */ .Ew));
    if (built.size === 0)
        return [];
    return users.flatMap((user) => {
        const image = model.services[user]?.image ?? "";
        if (built.has((0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalName */ .Ew)(image)))
            return [];
        const message = `${user} names ${image}, and the build here makes ${names.join(", ")}`;
        return [
            { ...sources.locate(["services", user, "image"]), message, hint: "Name the same tag, or another repository." },
        ];
    });
}
function image(group, name, loaded, options) {
    const { config } = options;
    const own = config.images[name];
    const repository = repositoryFor(group, name, options.registry ?? config.registry, loaded);
    const read = readable(group, loaded, options.dockerfile ?? _dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .readDockerfile */ .n_);
    const test = testOf(group.build, own?.test, read.text);
    return {
        image: {
            name,
            repository: repository.value,
            services: members(group).sort(compare),
            build: group.build,
            platforms: own?.platforms ?? group.platforms ?? config.build.platforms,
            ...(test === undefined ? {} : { test }),
        },
        problems: [...repository.problems, ...read.problems],
    };
}
function repositoryFor(group, name, registry, loaded) {
    if (registry !== undefined)
        return { value: `${registry.replace(/\/$/, "")}/${name}`, problems: [] };
    const written = group.names.map((each) => (0,_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .imageName */ .tO)(each).repository).find(_image_name_js__WEBPACK_IMPORTED_MODULE_4__/* .hasRegistryHost */ .mP);
    if (written !== undefined)
        return { value: written, problems: [] };
    const message = `nothing says in which registry the image ${name} lives`;
    const hint = "Set `registry:` in aip-deploy.yml, for example `registry: ghcr.io/<owner>/<app>`.";
    return { value: name, problems: [{ ...claim(group, loaded).place, message, hint }] };
}
function readable(group, { sources }, read) {
    try {
        return { text: read(group.build), problems: [] };
    }
    catch {
        const { context, dockerfile = "Dockerfile" } = group.build;
        const message = `there is no readable Dockerfile at ${node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(context, dockerfile)}`;
        return {
            text: undefined,
            problems: [{ ...sources.locate(["services", group.builders[0] ?? "", "build"]), message }],
        };
    }
}
function testOf(build, configured, dockerfile) {
    if (configured !== undefined)
        return configured.kind === "none" ? undefined : configured;
    if (dockerfile === undefined || build.target?.toLowerCase() === "test")
        return undefined;
    const stage = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .finalStage */ .BD)((0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDockerfile */ .Ai)(dockerfile), "test");
    return stage === undefined ? undefined : { kind: "stage", target: "test" };
}
function compare(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}


/***/ }),

/***/ 93417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ labelsOf)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26804);
/* harmony import */ var _config_shell_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19592);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87228);



const prefix = "aip-deploy.";
const taskTimeoutSeconds = 600;
const goodStatus = 200;
const readers = {
    stateful: (value) => yesOrNo(value, (stateful) => ({ stateful })),
    "one-shot": (value) => yesOrNo(value, (oneShot) => ({ oneShot })),
    ready: readReady,
    "start-timeout": (value) => {
        if (!/^(?=.*[1-9])(\d+|(\d+[dhms])+)$/.test(value))
            return { problem: `must be a duration such as 90s or 2m, got "${value}"` };
        return { startSeconds: secondsIn(value) };
    },
    strategy: (value) => value === "roll" || value === "recreate"
        ? { strategy: value }
        : { problem: `must be roll or recreate, got "${value}"` },
    drain: (value) => /^(\d+|(\d+[dhms])+)$/.test(value)
        ? { drainSeconds: secondsIn(value) }
        : { problem: `must be a duration such as 10s or 2m, got "${value}"` },
    tests: (value) => ({ tests: value }),
};
/** Labels may leave the `s` of seconds away. */
function secondsIn(value) {
    return /^\d+$/.test(value) ? Number(value) : (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(value);
}
/** Reads the labels that begin with `aip-deploy.`; the same words mean the same as in aip-deploy.yml. */
function labelsOf(service) {
    const own = Object.entries((0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .singleDollars */ .k5)(service.labels ?? {})).filter(([label]) => label.startsWith(prefix));
    const readings = own
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([label, value]) => {
        return { label, reading: readLabel(label.slice(prefix.length), value.trim()) };
    });
    const understood = readings.flatMap(({ reading }) => ("problem" in reading ? [] : [reading]));
    return {
        ...Object.assign({}, ...understood),
        tasks: understood.flatMap(({ tasks = [] }) => tasks),
        wrong: Object.fromEntries(readings.flatMap(({ label, reading }) => ("problem" in reading ? [[label, reading.problem]] : []))),
    };
}
function readLabel(name, value) {
    const task = /^task\.([A-Za-z0-9][\w.-]*)$/.exec(name)?.[1];
    if (task !== undefined)
        return readTask(task, value);
    const known = [...Object.keys(readers), "task.<name>"].map((each) => prefix + each).join(", ");
    return Object.hasOwn(readers, name) ? (readers[name]?.(value) ?? {}) : { problem: `is unknown; known are ${known}` };
}
function readTask(name, value) {
    const read = (0,_config_shell_words_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWords */ .C)(value);
    if ("problem" in read)
        return { problem: `${read.problem}: ${value}` };
    return { tasks: [{ name, command: read.words, timeoutSeconds: taskTimeoutSeconds }] };
}
function readReady(value) {
    const [, kind, port, path] = /^(http|tcp):\/\/:(\d{1,5})(\/\S*)?$/.exec(value) ?? [];
    if (kind === "http")
        return { ready: { kind, port: Number(port), path: path ?? "/", status: [goodStatus] } };
    if (kind === "tcp" && path === undefined)
        return { ready: { kind, port: Number(port) } };
    const read = /^\w+:\/\//.test(value)
        ? { problem: "must be http://:PORT/path, tcp://:PORT or a command" }
        : (0,_config_shell_words_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWords */ .C)(value);
    return "problem" in read
        ? { problem: `${read.problem}, got "${value}"` }
        : { ready: { kind: "command", command: read.words } };
}
function yesOrNo(value, then) {
    return /^(true|false)$/.test(value) ? then(value === "true") : { problem: `must be true or false, got "${value}"` };
}


/***/ }),

/***/ 55104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OL: () => (/* binding */ mountedFiles),
/* harmony export */   ab: () => (/* binding */ questions),
/* harmony export */   hZ: () => (/* binding */ envFiles),
/* harmony export */   iz: () => (/* binding */ requiredReferences),
/* harmony export */   nw: () => (/* binding */ missingVariable),
/* harmony export */   uM: () => (/* binding */ missingVariables)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81554);


/** Every env file that the services cannot do without. */
function envFiles(sources) {
    return sources
        .all()
        .flatMap((source) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .services */ .$p)(source).flatMap(({ name, node }) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)((0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)(node, "env_file", source)).flatMap((item) => envFile(name, item, source))));
}
function envFile(service, item, source) {
    const entry = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(item) ? (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)(item, "path", source) : item;
    const written = (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(entry);
    const optional = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(item) && item.get("required") === false;
    if (written === undefined || optional)
        return [];
    return [{ written, base: source.base, path: `services.${service}.env_file`, place: (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(entry, source) }];
}
/** Every file of a secret or config that a service uses. */
function mountedFiles(sources) {
    return ["secrets", "configs"].flatMap((kind) => {
        const used = new Set(sources.all().flatMap((source) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .services */ .$p)(source).flatMap(({ node }) => uses(node, kind, source))));
        return sources.all().flatMap((source) => [...used].flatMap((name) => {
            const file = (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)((0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)((0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)(source.document.contents, kind, source), name, source), "file", source);
            const written = (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(file);
            const path = `${kind}.${name}.file`;
            return written === undefined ? [] : [{ written, base: source.base, path, place: (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(file, source) }];
        }));
    });
}
function uses(service, kind, source) {
    return (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)((0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)(service, kind, source)).flatMap((item) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(item) ?? (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)((0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .child */ .jf)(item, "source", source)) ?? []);
}
/** What to ask Compose about required variables and about the paths that hold a variable. */
function questions(required, files) {
    const asked = {};
    for (const { name } of required) {
        asked[`set:${name}`] = `\${${name}+set}`;
        asked[`filled:${name}`] = `\${${name}:+set}`;
    }
    for (const [index, { written }] of files.entries())
        asked[`path:${index}`] = written;
    return asked;
}
/** The references that must have a value wherever they stand. */
function requiredReferences(sources) {
    return sources.references().filter(({ required, nested }) => required !== undefined && !nested);
}
function missingVariables(required, said) {
    const missing = required.filter(({ name, required: rule }) => said[`${rule?.empty === true ? "filled" : "set"}:${name}`] === "");
    const first = missing.filter(({ name }, index) => missing.findIndex((each) => each.name === name) === index);
    return first.map((reference) => missingVariable(reference));
}
function missingVariable({ name, file, line, column, required }) {
    const reason = required === undefined || required.message === "" ? "" : `: ${required.message}`;
    return {
        file,
        line,
        column,
        message: `the variable ${name} is required and has no value${reason}`,
        hint: `Set ${name} in the environment's env file, or under its \`variables:\` or \`secrets:\` in aip-deploy.yml.`,
    };
}


/***/ }),

/***/ 87228:
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

/***/ 33797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ preludeWith),
/* harmony export */   GA: () => (/* binding */ answers),
/* harmony export */   ez: () => (/* binding */ prelude)
/* harmony export */ });
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87228);

const key = "x-aip-deploy";
/**
 * A document that Compose merges below the user's files. It names the project when nothing else does, and has Compose
 * itself say what expressions come to, so that nobody here has to know how env files are read.
 */
function prelude(expressions, name) {
    const named = name === undefined ? {} : { name: projectName(name) };
    return JSON.stringify({ ...named, services: {}, [key]: expressions });
}
/** A document that stands alone, with services of ours that Compose resolves beside the expressions. */
function preludeWith(services, expressions) {
    return JSON.stringify({ name: "aip-deploy", services, [key]: expressions });
}
/** What Compose made of the expressions, and the model without them. */
function answers(printed) {
    const { [key]: said, ...model } = printed;
    return { model, said: (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .singleDollars */ .k5)((said ?? {})) };
}
/** Compose accepts lower case, digits, dashes and underscores, and no dash or underscore in front. */
function projectName(name) {
    return name
        .toLowerCase()
        .replaceAll(/[^a-z0-9_-]/g, "")
        .replace(/^[_-]+/, "");
}


/***/ }),

/***/ 19315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S0: () => (/* binding */ neededServices),
/* harmony export */   Vh: () => (/* binding */ testsOf),
/* harmony export */   f5: () => (/* binding */ settingsOf),
/* harmony export */   oH: () => (/* binding */ awaitedServices)
/* harmony export */ });
/* unused harmony export activeProfiles */
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93417);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87228);
/* harmony import */ var _stateful_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71710);



const startSeconds = 120;
const testsTimeoutSeconds = 900;
/** The settings of every service in the model, by name. */
function settingsOf(loaded, config, environment) {
    const profiles = activeProfiles(loaded, environment);
    const tests = testsOf(loaded, environment)?.run;
    const awaited = awaitedServices(loaded.model);
    const entries = Object.entries(loaded.model.services).map(([name, service]) => {
        const own = config.services[name];
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .P)(service);
        const ready = own?.ready ?? labels.ready ?? healthcheck(service);
        const isTests = tests?.kind === "service" && tests.service === name;
        return [
            name,
            {
                active: isActive(service, profiles) && !isTests,
                tests: isTests,
                ...statefulness(own?.stateful, labels.stateful, service),
                oneShot: labels.oneShot ?? (awaited.has(name) && ["no", undefined].includes(service.restart)),
                tasks: tasksOf(own?.tasks ?? [], labels),
                ...(ready === undefined ? {} : { ready }),
                startSeconds: own?.startSeconds ?? labels.startSeconds ?? startSeconds,
                ...replacingOf(own, labels),
                after: afterOf(name, service, own?.after ?? [], loaded.model),
            },
        ];
    });
    return Object.fromEntries(entries);
}
/** The environment's integration tests: as configured, else the service whose label says that it is them. */
function testsOf({ model }, environment) {
    if (environment.tests !== undefined)
        return environment.tests;
    for (const [service, definition] of Object.entries(model.services)) {
        const { tests } = (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .P)(definition);
        if (tests === undefined)
            continue;
        const junit = tests === "" ? {} : { junit: tests };
        return { run: { kind: "service", service }, timeoutSeconds: testsTimeoutSeconds, ...junit };
    }
    return undefined;
}
/** What an environment runs, its tests included: those, and everything they depend on. */
function neededServices(settings) {
    const needed = new Set(Object.keys(settings).filter((name) => settings[name]?.active === true || settings[name]?.tests === true));
    // A set hands out what is added while it is walked.
    for (const name of needed)
        for (const before of settings[name]?.after ?? [])
            needed.add(before);
    return needed;
}
/** The profiles that are on; those of `COMPOSE_PROFILES` only when the environment names none, as by hand. */
function activeProfiles(loaded, environment) {
    return environment.profiles.length > 0 ? environment.profiles : loaded.defaultProfiles;
}
function isActive({ profiles = [] }, active) {
    return profiles.length === 0 || active.includes("*") || profiles.some((profile) => active.includes(profile));
}
/** Services that others wait for until they are done. */
function awaitedServices(model) {
    const dependencies = Object.values(model.services).flatMap((service) => Object.entries(service.depends_on ?? {}));
    return new Set(dependencies.flatMap(([name, { condition }]) => (condition === "service_completed_successfully" ? [name] : [])));
}
function statefulness(configured, label, service) {
    const said = configured ?? label;
    if (said === false)
        return { stateful: false, statefulBecause: "" };
    if (said)
        return {
            stateful: true,
            statefulBecause: configured === undefined ? "its label says so" : "aip-deploy.yml says so",
        };
    const reason = (0,_stateful_js__WEBPACK_IMPORTED_MODULE_2__/* .stateReason */ .M)(service);
    return { stateful: reason !== undefined, statefulBecause: reason ?? "" };
}
function replacingOf(own, labels) {
    const [strategy, drainSeconds] = [own?.strategy ?? labels.strategy, own?.drainSeconds ?? labels.drainSeconds];
    return {
        ...(strategy === undefined ? {} : { strategy }),
        ...(drainSeconds === undefined ? {} : { drainSeconds }),
    };
}
function tasksOf(configured, labels) {
    const names = new Set(configured.map(({ name }) => name));
    return [...configured, ...labels.tasks.filter(({ name }) => !names.has(name))];
}
function healthcheck({ healthcheck: check }) {
    if (check === undefined || check.disable === true)
        return undefined;
    const [kind, ...words] = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .singleDollars */ .k5)(check.test ?? []);
    if (kind === "CMD")
        return { kind: "command", command: words };
    if (kind === "CMD-SHELL")
        return { kind: "command", command: ["/bin/sh", "-c", words.join(" ")] };
    return undefined;
}
function afterOf(name, service, configured, model) {
    const all = [...Object.keys(service.depends_on ?? {}), ...configured];
    return [...new Set(all)].filter((each) => each !== name && each in model.services).sort();
}


/***/ }),

/***/ 81554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jf: () => (/* binding */ child),
  ld: () => (/* binding */ items),
  $t: () => (/* binding */ placeOf),
  Vi: () => (/* binding */ sameFile),
  $p: () => (/* binding */ services),
  u0: () => (/* binding */ sourcesOf),
  Qq: () => (/* binding */ sources_text)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/compose/variables.js
const expression = /\$\$|\$\{([A-Za-z_]\w*)(?:(:?\?)([^}]*))?|\$([A-Za-z_]\w*)|\}/g;
/** Every reference in the text except in lines that are comments. */
function references(file, text) {
    return text.split("\n").flatMap((line, index) => (/^\s*#/.test(line) ? [] : inLine(file, line, index + 1)));
}
function inLine(file, text, line) {
    const found = [];
    let depth = 0;
    for (const match of text.matchAll(expression)) {
        const [whole, braced, operator, message = "", bare] = match;
        if (whole === "}")
            depth = Math.max(0, depth - 1);
        const name = braced ?? bare;
        if (name === undefined)
            continue;
        const required = operator === undefined ? {} : { required: { empty: operator === ":?", message } };
        found.push({ name, file, line, column: match.index + 1, nested: depth > 0, ...required });
        if (braced !== undefined)
            depth += 1;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/compose/sources.js



/** Reads the files when a line is first asked for; a file that is missing or no YAML is passed over. */
function sourcesOf(root, files, read) {
    let known;
    const all = () => (known ??= collect(root, files, read));
    return {
        all,
        mention: (pattern) => files.some((file) => pattern.test(read((0,external_node_path_.resolve)(root, file)) ?? "")),
        locate: (path, holding = []) => locate(all(), path, holding),
        references: () => all().flatMap(({ file, text }) => references(file, text)),
    };
}
function collect(root, files, read) {
    const found = new Map();
    const visit = (absolute, base) => {
        if (found.has(absolute))
            return;
        const text = read(absolute);
        if (text === undefined)
            return;
        const source = { file: (0,external_node_path_.relative)(root, absolute), base, text, ...parsed(text) };
        found.set(absolute, source);
        for (const next of referred(source))
            visit(next.file, next.base);
    };
    const project = (0,external_node_path_.resolve)(root, (0,external_node_path_.dirname)(files[0] ?? "."));
    for (const file of files)
        visit((0,external_node_path_.resolve)(root, file), project);
    // What a file includes or extends is overridden by the file itself.
    const main = new Set(files.map((file) => (0,external_node_path_.resolve)(root, file)));
    const depth = ([absolute]) => (main.has(absolute) ? 1 : 0);
    return [...found].sort((left, right) => depth(left) - depth(right)).map(([, source]) => source);
}
/** The base file is part of every environment, and parsing it costs more than all that is asked of it. */
const parsedBefore = new Map();
function parsed(text) {
    const before = parsedBefore.get(text);
    if (before !== undefined)
        return before;
    const lines = new dist.LineCounter();
    const document = (0,dist.parseDocument)(text, { lineCounter: lines, logLevel: "silent" });
    const fresh = { document, lines, targets: targetsOf(document) };
    parsedBefore.set(text, fresh);
    return fresh;
}
/** What each alias stands for; asking the alias itself would go through the whole document every time. */
function targetsOf(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,dist.visit)(document, {
        Node(_key, node) {
            if (!(0,dist.isAlias)(node)) {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
                return;
            }
            const target = anchors.get(node.source);
            if (target !== undefined)
                targets.set(node, target);
        },
    });
    return targets;
}
function referred(source) {
    const within = (path) => (0,external_node_path_.resolve)(source.base, path);
    const included = items(child(source.document.contents, "include", source)).flatMap((entry) => {
        const paths = (0,dist.isMap)(entry) ? items(child(entry, "path", source)) : [entry];
        const directory = (0,dist.isMap)(entry) ? sources_text(child(entry, "project_directory", source)) : undefined;
        return paths.flatMap((each) => {
            const path = sources_text(each);
            return path === undefined ? [] : [{ file: within(path), base: within(directory ?? (0,external_node_path_.dirname)(path)) }];
        });
    });
    const extended = services(source).flatMap(({ node }) => {
        const path = sources_text(child(child(node, "extends", source), "file", source));
        return path === undefined ? [] : [{ file: within(path), base: (0,external_node_path_.dirname)(within(path)) }];
    });
    return [...included, ...extended];
}
/** The services that a file writes down, as nodes. */
function services(source) {
    const map = child(source.document.contents, "services", source);
    if (!(0,dist.isMap)(map))
        return [];
    return map.items.flatMap((pair) => (0,dist.isScalar)(pair.key) ? [{ name: String(pair.key.value), node: deref(pair.value, source) }] : []);
}
/** The node under a key, through anchors and merge keys. */
function child(node, key, source) {
    return entry(node, key, source)?.value;
}
function sources_text(node) {
    return (0,dist.isScalar)(node) && typeof node.value === "string" ? node.value : undefined;
}
/** The items of a list; what is no list is a list of one. */
function items(node) {
    if (node === undefined)
        return [];
    return (0,dist.isSeq)(node) ? node.items : [node];
}
function placeOf(node, source) {
    const range = node?.range;
    if (range === undefined || range === null)
        return undefined;
    const { line, col } = source.lines.linePos(range[0]);
    return { file: source.file, line, column: col };
}
function deref(node, source) {
    return ((0,dist.isAlias)(node) ? source.targets.get(node) : node);
}
function entry(node, key, source) {
    const within = deref(node, source);
    if ((0,dist.isSeq)(within)) {
        const item = typeof key === "number" ? within.items[key] : undefined;
        return item === undefined ? undefined : { at: item, value: deref(item, source) ?? item };
    }
    if (!(0,dist.isMap)(within))
        return undefined;
    const pair = within.items.find((each) => (0,dist.isPair)(each) && (0,dist.isScalar)(each.key) && String(each.key.value) === String(key));
    if (pair !== undefined) {
        const value = deref(pair.value, source);
        return value === undefined ? { at: pair.key } : { at: pair.key, value };
    }
    if (key === "<<")
        return undefined;
    for (const merged of items(child(within, "<<", source))) {
        const found = entry(merged, key, source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function locate(all, path, holding) {
    const found = all.toReversed().flatMap((source) => follow(source, path, all, 0));
    for (const wanted of holding) {
        for (const { value, source, depth } of found) {
            const item = depth === path.length ? itemHolding(value, wanted, source) : undefined;
            if (item !== undefined)
                return placeOf(item, source);
        }
    }
    const deepest = found.reduce((best, each) => (each.depth > (best?.depth ?? 0) ? each : best), undefined);
    return deepest === undefined ? undefined : placeOf(deepest.at, deepest.source);
}
function itemHolding(node, wanted, source) {
    const candidates = (0,dist.isMap)(node) ? node.items.map((pair) => pair.key) : items(node);
    return candidates.find((item) => item.range != null && source.text.slice(item.range[0], item.range[1]).includes(wanted));
}
/** As deep as the source has the path, then the same path in the service that this one extends. */
function follow(source, path, all, hops) {
    let node = source.document.contents;
    let at;
    let depth = 0;
    for (const key of path) {
        const next = entry(node, key, source);
        if (next === undefined)
            break;
        [at, node] = [next.at, next.value];
        depth += 1;
    }
    const own = at === undefined ? [] : [{ at, value: node, source, depth }];
    const [section, service, ...rest] = path;
    if (section !== "services" || service === undefined || hops > 5)
        return own;
    const extension = child(child(child(source.document.contents, "services", source), service, source), "extends", source);
    const file = sources_text(child(extension, "file", source));
    const name = sources_text(extension) ?? sources_text(child(extension, "service", source));
    const target = file === undefined ? source : all.find((each) => sameFile(each, source, file));
    if (name === undefined || target === undefined)
        return own;
    return [...own, ...follow(target, [section, name, ...rest], all, hops + 1)];
}
/** Whether the source is the file that another one names so. */
function sameFile(candidate, from, file) {
    return candidate !== from && (0,external_node_path_.join)(from.base, file).endsWith(candidate.file);
}


/***/ }),

/***/ 71710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ stateReason),
/* harmony export */   S: () => (/* binding */ isDataDirectory)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61949);

/** Images whose containers hold data or messages, by the last part of their name. */
const holdsState = new Set(`postgres postgresql postgis pgvector timescaledb timescaledb-ha mysql mariadb percona percona-server mongo mongodb
  mongodb-community-server redis redis-stack redis-stack-server valkey keydb dragonfly rabbitmq activemq activemq-artemis
  kafka cp-kafka redpanda zookeeper cp-zookeeper nats pulsar mosquitto emqx elasticsearch opensearch solr clickhouse
  clickhouse-server cassandra scylla influxdb couchdb couchbase neo4j arangodb minio etcd consul vault cockroach
  cockroachdb mssql-server server qdrant weaviate milvus chroma meilisearch typesense memgraph surrealdb rethinkdb
  victoria-metrics`.split(/\s+/));
/** `server` alone says nothing; only Microsoft's path makes it a database. */
const ambiguous = { server: /mssql\/server$/ };
const dataDirectories = [
    "/var/lib/postgresql",
    "/var/lib/mysql",
    "/var/lib/mariadb",
    "/data/db",
    "/data/configdb",
    "/var/lib/rabbitmq",
    "/var/lib/redis",
    "/var/lib/kafka",
    "/var/lib/zookeeper",
    "/var/lib/cassandra",
    "/var/lib/clickhouse",
    "/var/lib/influxdb",
    "/var/lib/influxdb2",
    "/var/lib/neo4j",
    "/var/opt/mssql",
    "/usr/share/elasticsearch/data",
    "/usr/share/opensearch/data",
    "/opt/couchdb/data",
    "/qdrant/storage",
    "/meili_data",
    "/bitnami",
];
/** Why the service must be taken for one that holds state, in words; `undefined` when nothing says so. */
function stateReason(service) {
    if (service.build === undefined && service.image !== undefined) {
        const { repository } = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .imageName */ .tO)(service.image);
        const name = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .lastPart */ .S_)(repository);
        if (holdsState.has(name) && (ambiguous[name]?.test(repository) ?? true))
            return `its image is ${name}`;
    }
    const mount = (service.volumes ?? []).find(({ type, source, target }) => source !== undefined && (type === "volume" || type === "bind") && isDataDirectory(target));
    return mount === undefined ? undefined : `${mount.type} ${mount.source ?? ""} is mounted at ${mount.target}`;
}
/** The path is a directory in which a known database keeps its data. */
function isDataDirectory(target) {
    return dataDirectories.some((directory) => target === directory || target.startsWith(`${directory}/`));
}


/***/ }),

/***/ 38674:
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

/***/ 26804:
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

/***/ 4991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ show),
/* harmony export */   Z: () => (/* binding */ problemOf)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84139);

/** The finding with its place in the file. */
function problemOf(finding, file) {
    return {
        ...(file.name === undefined ? {} : { file: file.name }),
        ...file.locate(finding.path, finding.atKey === true ? "key" : "value"),
        path: (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .renderPath */ .i)(finding.path),
        message: finding.message,
        ...(finding.hint === undefined ? {} : { hint: finding.hint }),
    };
}
/** A value as messages quote it: short, on one line. */
function show(value) {
    if (value === null || value === undefined)
        return "nothing";
    if (typeof value === "object")
        return Array.isArray(value) ? "a list" : "a map";
    const shown = JSON.stringify(value);
    return shown.length > 60 ? `${shown.slice(0, 57)}..."` : shown;
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

/***/ 12472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ configFileNames),
  Z: () => (/* binding */ loadConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
// EXTERNAL MODULE: ./lib/config/place.js
var place = __webpack_require__(22413);
// EXTERNAL MODULE: ./lib/config/suggest.js
var suggest = __webpack_require__(51236);
;// CONCATENATED MODULE: ./lib/config/files.js
/** Files that the configuration names, held against the disk. */





/** Compose files, overlays and charts are part of the repository, so that a missing one is a mistake in every environment. */
async function missingDeploymentFiles(config, filesAtRoot) {
    const [composeFiles, clusterFiles] = await Promise.all([
        missingComposeFiles(config, filesAtRoot),
        Promise.all(config.environments.map((environment) => missing(config.root, filesForCluster(environment)))),
    ]);
    return [...composeFiles, ...clusterFiles.flat()];
}
function filesForCluster({ name, target }) {
    const path = ["environments", name, "target"];
    switch (target.kind) {
        case "compose":
            return [];
        case "kubernetes":
        case "argocd":
            return [[[...path, "overlay"], target.overlay]];
        case "helm":
            return [
                [[...path, "chart"], target.chart],
                ...target.values.map((file) => [[...path, "values"], file]),
            ];
    }
}
async function missingComposeFiles(config, filesAtRoot) {
    const findings = config.environments.map(async ({ name, composeFiles }) => {
        const path = ["environments", name, "compose-files"];
        if (composeFiles.length === 0)
            return [{ path, message: `no Compose file was found for ${name}`, hint: expected(name, filesAtRoot) }];
        return missing(config.root, composeFiles.map((file, index) => [composeFiles.length > 1 ? [...path, index] : path, file]));
    });
    return (await Promise.all(findings)).flat();
}
function expected(environment, filesAtRoot) {
    return ((0,conventions/* overlayOf */.ke)(environment, filesAtRoot) ??
        `name it here, or call it docker-compose.yml or docker-compose.${environment}.yml`);
}
/**
 * The env files and secret files that one environment names and that are not there. Apart from `loadConfig`, because they
 * are often kept out of the repository and then exist only where that environment is deployed from.
 */
async function missingFiles(config, environmentName) {
    const environment = config.environments.find(({ name }) => name === environmentName);
    if (environment === undefined)
        return [];
    const findings = await missing(config.root, namedFiles(environment));
    return findings.map((finding) => problemIn(config, finding));
}
function namedFiles({ name, envFiles, secrets }) {
    const path = ["environments", name];
    return [
        ...envFiles.map((file) => [[...path, "env-files"], file]),
        ...Object.entries(secrets).flatMap(([secret, source]) => source.kind === "file" ? [[[...path, "secrets", secret, "file"], source.file]] : []),
    ];
}
/**
 * Hooks whose program is a path at which nothing can be started. Only a warning: it may be made before it is needed, and a
 * rollback must not wait for somebody to mend what tells of failures.
 */
async function hooksThatCannotStart({ root, environments, }) {
    const programs = environments.flatMap(({ name, hooks }) => Object.entries(hooks).map(([hook, { command }]) => [
        ["environments", name, "hooks", hook],
        command[0] ?? "",
    ]));
    const paths = programs.filter(([, program]) => program.includes("/"));
    const absent = await missing(root, paths);
    const refused = paths.map(async ([path, program]) => {
        if (absent.some((finding) => finding.path === path) || (await mayBeStarted((0,external_node_path_.resolve)(root, program))))
            return [];
        const hint = `chmod +x ${program}, and for git: git update-index --chmod=+x ${program}`;
        return [{ path, message: `${program} may not be executed`, hint }];
    });
    return [...absent, ...(await Promise.all(refused)).flat()];
}
async function mayBeStarted(path) {
    return (0,promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false);
}
async function missing(root, files) {
    const findings = await Promise.all(files.map(async ([path, file]) => ((await exists((0,external_node_path_.resolve)(root, file))) ? [] : [await gone(root, path, file)])));
    return findings.flat();
}
async function gone(root, path, file) {
    const folder = (0,external_node_path_.dirname)(file);
    const beside = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder)).catch(() => []);
    const meant = (0,suggest/* hintFor */.J)((0,external_node_path_.basename)(file), beside);
    const hint = meant?.startsWith("did") === true ? meant.replace('"', `"${folder === "." ? "" : `${folder}/`}`) : undefined;
    return { path, message: `there is no ${isFolder(path) ? "folder" : "file"} ${file}`, hint };
}
function isFolder(path) {
    return path.at(-1) === "overlay" || path.at(-1) === "chart";
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./lib/config/finding.js
var config_finding = __webpack_require__(4991);
// EXTERNAL MODULE: ./lib/config/load.js
var load = __webpack_require__(76264);
// EXTERNAL MODULE: ./lib/config/duration.js
var duration = __webpack_require__(26804);
// EXTERNAL MODULE: ./lib/config/normal-forms.js
var normal_forms = __webpack_require__(3625);
// EXTERNAL MODULE: ./lib/config/config.js
var config = __webpack_require__(38674);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/config/target-schema.js + 1 modules
var target_schema = __webpack_require__(42026);
// EXTERNAL MODULE: ./lib/config/terms.js
var terms = __webpack_require__(79513);
;// CONCATENATED MODULE: ./lib/config/environment-schema.js
/** How an environment may be written. */



const time = (source, meant) => (0,terms/* pattern */.T1)(source, meant).meta({ title: "time" });
const start = time(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time from "00:00" to "23:59"');
const end = time(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time from "00:00" to "24:00"');
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const freezeWindow = (0,terms/* options */.fF)({
    days: (0,terms/* oneOrMany */.Pl)(schemas/* enum */.k5n(weekdays, { error: `must be a weekday: ${weekdays.join(", ")}` }), "a weekday")
        .default([...weekdays])
        .meta({ title: "weekday or list", description: "The days on which it starts. Default: every day." }),
    from: start.default("00:00").meta({ description: "When it starts." }),
    to: end
        .default("24:00")
        .meta({ description: "When it ends. Earlier than `from`: on the next day, so that it runs over midnight." }),
    zone: terms/* text */.Qq.meta({ title: "time zone", description: "The IANA name of the time zone, for example `Europe/Rome`." }),
    reason: terms/* text */.Qq.optional().meta({ description: "Shown to whoever is stopped by it." }),
}).meta({ title: "window" });
const approval = (0,terms/* options */.fF)({
    through: schemas/* enum */.k5n(["environment", "issue", "name"], { error: "must be environment, issue or name" }).optional().meta({
        description: "How it is given: by the reviewers of a GitHub environment, on a GitHub issue, or by name to the command. Default: `environment` in a run on GitHub, `name` in a terminal.",
    }),
    environment: terms/* text */.Qq.optional().meta({
        description: "The environment on GitHub whose reviewers approve. Default: the one of the same name.",
    }),
    by: terms/* people */.c0.default([]).meta({
        description: "Who may approve: names, on GitHub logins or teams as `org/team`. Default: anybody; on an issue, whoever may write to the repository.",
    }),
    count: schemas/* int */.Whr().min(1).default(1).meta({ description: "How many different people must approve." }),
    authors: schemas/* enum */.k5n(["refuse", "accept"], { error: "must be refuse or accept" }).default("refuse").meta({
        description: "Whether people may approve their own change on GitHub: who started it, and on an issue also whose commits are in it.",
    }),
    expires: terms/* timeout */.wR.default("7d").meta({ description: "How long an approval on an issue counts." }),
});
const gates = (0,terms/* options */.fF)({
    requires: (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "an environment").optional().meta({
        title: "environment or list",
        description: "Environments on which this very release must have been verified. Default: the environment before it (staging requires dev, production requires staging), when there is one.",
    }),
    "sign-off": schemas/* union */.KCZ([
        schemas/* boolean */.zMY(),
        terms/* people */.c0,
        (0,terms/* options */.fF)({ by: terms/* people */.c0.default([]).meta({ description: "Who may give it. Default: anybody." }) }),
    ], {
        error: "must be true, false, names of people, or a map with `by`",
    })
        .optional()
        .meta({
        title: "sign-off",
        description: "A named person must have accepted this very release on the required environments. Default: `true` for production when it requires staging, else `false`.",
    }),
    approval: schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* int */.Whr().min(1), terms/* people */.c0, approval], {
        error: "must be true, false, a number of people, their names, or a map",
    })
        .optional()
        .meta({
        title: "approval",
        description: "A named person must approve each deployment. Default: `true` for production, else `false`.",
    }),
    soak: terms/* duration */.p0
        .default("0s")
        .meta({ description: "How long the release must have been verified on the required environments." }),
    freeze: (0,terms/* oneOrMany */.Pl)(freezeWindow, "a window")
        .default([])
        .meta({ title: "window or list", description: "Times in which no deployment starts." }),
});
const check = (0,terms/* options */.fF)({
    name: terms/* text */.Qq.optional().meta({ description: "What reports call it. Default: made from what it does." }),
    http: terms/* text */.Qq.optional().meta({ description: "A full URL, or a path below the environment's `url`." }),
    status: terms/* statuses */.bM
        .optional()
        .meta({ description: `For \`http\`: the answers that are good. Default: \`${terms/* goodStatus */.Or}\`.` }),
    contains: terms/* text */.Qq.optional().meta({ description: "For `http`: text that the answer must contain." }),
    tcp: terms/* text */.Qq.optional().meta({ title: "host:port", description: "`host:port` that must accept a connection." }),
    command: terms/* command */.G5.optional().meta({ description: "A command in the checkout that must exit with 0." }),
    timeout: terms/* timeout */.wR.default("1m").meta({ description: "How long it may take to become good." }),
}).meta({ title: "check" });
const tests = (0,terms/* options */.fF)({
    service: terms/* text */.Qq.optional().meta({ description: "The Compose service that is run once; its exit code is the verdict." }),
    command: terms/* command */.G5.optional().meta({ description: "Instead of a service: a command in the checkout." }),
    junit: terms/* text */.Qq.optional().meta({
        description: "JUnit XML: a path inside the service's container, or relative to the repository for a command.",
    }),
    timeout: terms/* timeout */.wR.default("15m").meta({ description: "How long they may take." }),
}).meta({ title: "tests" });
const hookOptions = (0,terms/* options */.fF)({
    command: terms/* command */.G5.meta({ description: "Run in the repository's folder, on the machine that runs aip-deploy." }),
    timeout: terms/* timeout */.wR.default("5m").meta({ description: "How long it may take." }),
});
const hook = schemas/* union */.KCZ([terms/* command */.G5, hookOptions], { error: "must be a command, or a map with `command`" })
    .meta({ title: "command or hook" });
const hooks = (0,terms/* options */.fF)({
    "before-deploy": hook.optional().meta({
        description: "Before anything of the target is touched. When it fails, nothing is.",
    }),
    "before-switch": hook.optional().meta({
        description: "When files and images are there, before the first task is run or service exchanged. When it fails, the environment goes back.",
    }),
    "after-switch": hook.optional().meta({
        description: "When the last service is exchanged, before the release is proven. When it fails, the environment goes back.",
    }),
    "after-deploy": hook.optional().meta({
        description: "When the release is proven and recorded. When it fails, the release stays; the exit code is 1.",
    }),
    "on-failure": hook.optional().meta({
        description: "Last, when the deployment or a hook was not good, after the way back.",
    }),
}, "hook");
const environment = (0,terms/* options */.fF)({
    branch: (0,terms/* pattern */.T1)(/^(?!-)[^\s~^:?*[\\]+$/, "must be the name of one branch")
        .optional()
        .meta({
        description: "The branch whose pushes are deployed here. Default: `develop` for dev, `staging` for staging, `main` for production.",
    }),
    target: target_schema/* target */.aC.default("compose").meta({ description: "What runs the release." }),
    "compose-files": (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a file").optional().meta({
        title: "file or list",
        description: "Relative to the repository, in the order in which Compose merges them. Default: the base file and the environment's overlay.",
    }),
    "env-files": (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a file").optional().meta({
        title: "file or list",
        description: "Given to Compose as `--env-file`. Default: `.env.<environment>` if there is one, else `.env` if there is one.",
    }),
    "env-file": (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a file")
        .optional()
        .meta({ title: "file or list", description: "The same as `env-files`." }),
    project: (0,terms/* pattern */.T1)(/^[a-z0-9][a-z0-9_-]*$/, "must be a Compose project name: lower case letters, digits, - and _")
        .optional()
        .meta({
        description: "The Compose project. Default: `COMPOSE_PROJECT_NAME` or `name:` of the Compose files, else `<app>-<environment>`.",
    }),
    profiles: (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a profile")
        .default([])
        .meta({ title: "profile or list", description: "The Compose profiles that are active." }),
    url: terms/* text */.Qq.optional().meta({
        description: "The public route, with `${NAME}` replaced. Default: the only HTTP port that the app publishes.",
    }),
    gates: gates.prefault({}).meta({ description: "What must hold before a deployment starts." }),
    checks: schemas/* array */.YOg(check)
        .default([])
        .meta({ title: "list of checks", description: "What must hold after a deployment." }),
    tests: tests.optional().meta({ description: "Integration tests after a deployment." }),
    hooks: hooks.prefault({}).meta({ title: "map of hooks", description: "Your own commands around a deployment." }),
    variables: (0,terms/* named */.KT)(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], { error: "must be a text, a number or a boolean" }), terms/* variableName */.cG, "must be a name of letters, digits and _")
        .default({})
        .meta({
        title: "map",
        description: "Values for `${NAME}` in the Compose files, beside the env files; `${NAME}` in them is replaced.",
    }),
    secrets: (0,terms/* secrets */.O3)(terms/* variableName */.cG, "must be a name of letters, digits and _").default([]).meta({
        description: "Secret values for `${NAME}` in the Compose files: a map of sources, or a list of environment variables.",
    }),
    state: schemas/* record */.g1P(schemas/* string */.YjP(), (0,terms/* pattern */.T1)(/^\//, "must be an absolute path on the host")).default({}).meta({
        title: "map of paths",
        description: "Bind mounts inside the repository that hold state, and where on the host that state lives.",
    }),
    lease: (0,terms/* options */.fF)({
        expiry: terms/* timeout */.wR.default("30s").meta({
            description: "How long a deployer that is silent keeps the environment to itself.",
        }),
        wait: terms/* duration */.p0.default("15m").meta({ description: "How long another deployer is waited for." }),
    })
        .prefault({})
        .meta({ description: "One deployer at a time changes an environment." }),
    "source-mounts": schemas/* enum */.k5n(["drop", "keep"], { error: "must be drop or keep" }).default("drop").meta({
        description: "Bind mounts of an image's own sources: left out, so that the image's own files run and are what is proven, or kept for live reload out of this very checkout.",
    }),
});

// EXTERNAL MODULE: ./lib/config/normalise-target.js
var normalise_target = __webpack_require__(54936);
;// CONCATENATED MODULE: ./lib/config/normalise-environment.js







/** One environment in its one form; `all` are the names of all of them. */
function normaliseEnvironment(name, written, all, context) {
    const path = ["environments", name];
    const { report, surroundings } = context;
    return {
        name,
        branch: written.branch ?? (0,conventions/* conventionalBranch */.d$)(name) ?? withoutBranch(name, path, context),
        target: (0,normalise_target/* normaliseTarget */.Y)(name, written.target, [...path, "target"], context),
        composeFiles: written["compose-files"]
            ? (0,normal_forms/* list */.p_)(written["compose-files"])
            : (0,conventions/* conventionalComposeFiles */.Ah)(name, surroundings.files),
        envFiles: envFilesOf(name, written, surroundings.files),
        profiles: (0,normal_forms/* list */.p_)(written.profiles),
        ...(written.project === undefined ? {} : { project: written.project }),
        ...(written.url === undefined ? {} : { url: (0,normal_forms/* replaced */.$3)(written.url, [...path, "url"], context) }),
        gates: gatesOf(name, written.gates, all),
        checks: written.checks.map((check, index) => checkOf(check, [...path, "checks", index], context)),
        ...(written.tests === undefined ? {} : { tests: testsOf(written.tests, [...path, "tests"], report) }),
        hooks: hooksOf(written.hooks, [...path, "hooks"], report),
        variables: Object.fromEntries(Object.entries(written.variables).map(([variable, value]) => [
            variable,
            (0,normal_forms/* replaced */.$3)(String(value), [...path, "variables", variable], context),
        ])),
        secrets: (0,normal_forms/* sources */.Tj)(written.secrets),
        state: written.state,
        sourceMounts: written["source-mounts"],
        lease: { expirySeconds: (0,duration/* secondsOf */.T)(written.lease.expiry), waitSeconds: (0,duration/* secondsOf */.T)(written.lease.wait) },
    };
}
function withoutBranch(name, path, { report }) {
    report({
        path: [...path, "branch"],
        message: "is required",
        hint: "only dev, staging and production have a branch by convention",
    });
    return name;
}
function envFilesOf(name, written, files) {
    const own = written["env-files"] ?? written["env-file"];
    return own === undefined ? (0,conventions/* conventionalEnvFiles */.B2)(name, files) : (0,normal_forms/* list */.p_)(own);
}
function gatesOf(name, written, all) {
    const requires = written.requires === undefined ? (0,conventions/* conventionalRequires */.z0)(name, all) : (0,normal_forms/* list */.p_)(written.requires);
    const usual = (0,conventions/* conventionalAssent */.lI)(name, requires);
    const signOff = written["sign-off"] === undefined ? usual.signOff : signOffOf(written["sign-off"]);
    const approval = written.approval === undefined ? usual.approval : approvalOf(written.approval);
    return {
        requires,
        ...(signOff === undefined ? {} : { signOff }),
        ...(approval === undefined ? {} : { approval }),
        soakSeconds: (0,duration/* secondsOf */.T)(written.soak),
        freeze: (0,normal_forms/* list */.p_)(written.freeze).map(({ days, from, to, zone, reason }) => ({
            days: (0,normal_forms/* list */.p_)(days),
            from,
            to,
            zone,
            ...(reason === undefined ? {} : { reason }),
        })),
    };
}
function signOffOf(written) {
    if (typeof written === "boolean")
        return written ? { by: [] } : undefined;
    return { by: typeof written === "string" || Array.isArray(written) ? (0,normal_forms/* list */.p_)(written) : (0,normal_forms/* list */.p_)(written.by) };
}
function approvalOf(written) {
    if (typeof written === "boolean")
        return written ? conventions/* anyApproval */.aN : undefined;
    if (typeof written === "number")
        return { ...conventions/* anyApproval */.aN, count: written };
    if (typeof written === "string" || Array.isArray(written))
        return { ...conventions/* anyApproval */.aN, by: people(written) };
    const { through, environment, by, count, authors, expires } = written;
    return {
        ...(through === undefined ? {} : { through }),
        ...(environment === undefined ? {} : { environment }),
        ...{ by: people(by), count, authors, expiresSeconds: (0,duration/* secondsOf */.T)(expires) },
    };
}
/** Logins are often written the way they are mentioned. */
function people(written) {
    return (0,normal_forms/* list */.p_)(written).map((name) => name.replace(/^@/, ""));
}
/** Which of the three kinds it is was left to the rules; here the first that is given counts. */
function checkOf(written, path, { report }) {
    const timeoutSeconds = (0,duration/* secondsOf */.T)(written.timeout);
    if (written.command !== undefined) {
        const command = (0,normal_forms/* wordsOf */.Z9)(written.command, [...path, "command"], report);
        return { kind: "command", name: written.name ?? command.join(" "), command, timeoutSeconds };
    }
    if (written.tcp !== undefined) {
        const name = written.name ?? `tcp ${written.tcp}`;
        return { kind: "tcp", name, ...hostAndPort(written.tcp, [...path, "tcp"], report), timeoutSeconds };
    }
    const url = written.http ?? "/";
    return {
        kind: "http",
        name: written.name ?? `http ${url}`,
        url,
        status: (0,normal_forms/* list */.p_)(written.status ?? terms/* goodStatus */.Or),
        ...(written.contains === undefined ? {} : { contains: written.contains }),
        timeoutSeconds,
    };
}
function hostAndPort(written, path, report) {
    const { host, ipv6, port } = /^(?:tcp:\/\/)?(?:\[(?<ipv6>[^\]]+)\]|(?<host>[^:/\s]+)):(?<port>\d+)$/.exec(written)?.groups ?? {};
    const name = ipv6 ?? host;
    if (name !== undefined)
        return { host: name, port: (0,normal_forms/* portOf */.HM)(port, path, report) };
    report({ path, message: `must be host:port, got ${JSON.stringify(written)}` });
    return { host: "", port: 0 };
}
function testsOf(written, path, report) {
    const { service, command, junit, timeout } = written;
    return {
        run: command === undefined
            ? { kind: "service", service: service ?? "" }
            : { kind: "command", command: (0,normal_forms/* wordsOf */.Z9)(command, [...path, "command"], report) },
        ...(junit === undefined ? {} : { junit }),
        timeoutSeconds: (0,duration/* secondsOf */.T)(timeout),
    };
}
/** In the order in which they run, however they were written. */
function hooksOf(written, path, report) {
    return Object.fromEntries(config/* hookNames */.W.flatMap((name) => {
        const hook = written[name];
        return hook === undefined ? [] : [[name, (0,normal_forms/* timedCommand */.v5)(hook, hookOptions, [...path, name], report)]];
    }));
}

;// CONCATENATED MODULE: ./lib/config/promotion.js
/** Each environment after those that its gates require, else as written; members of a cycle keep their place. */
function inOrderOfPromotion(environments) {
    const ordered = [];
    const visit = (environment, waiting) => {
        if (ordered.includes(environment) || waiting.includes(environment.name))
            return;
        for (const name of environment.gates.requires) {
            const required = environments.find((other) => other.name === name);
            if (required !== undefined)
                visit(required, [...waiting, environment.name]);
        }
        ordered.push(environment);
    };
    for (const environment of environments)
        visit(environment, []);
    return ordered;
}
/** The names along a circle of `requires` that starts and ends with this environment. */
function circleFrom(start, environments) {
    const walk = (name, path) => {
        const requires = environments.find((environment) => environment.name === name)?.gates.requires ?? [];
        for (const next of requires) {
            if (next === start)
                return [...path, name, start];
            if (path.includes(next))
                continue;
            const circle = walk(next, [...path, name]);
            if (circle !== undefined)
                return circle;
        }
        return undefined;
    };
    return walk(start, []);
}

;// CONCATENATED MODULE: ./lib/config/schema.js
/**
 * How `aip-deploy.yml` may be written: the only place for options, their defaults and their descriptions. The JSON Schema
 * and the tables of `docs/configuration.md` are generated from it.
 */




const cacheMode = schemas/* enum */.k5n(["registry", "gha", "local", "none"], { error: "must be registry, gha, local or none" });
const autoOrOff = schemas/* union */.KCZ([schemas/* enum */.k5n(["auto", "off"], { error: "must be auto or off" }), schemas/* boolean */.zMY()], {
    error: "must be auto or off",
});
const buildSecrets = (0,terms/* secrets */.O3)(terms/* dockerName */.ah, "must be the id of a secret: letters, digits, -, _ and .");
const build = (0,terms/* options */.fF)({
    platforms: terms/* platforms */.Bn
        .default([])
        .meta({ description: "What images are built for. Default: the platform of the machine that builds." }),
    cache: schemas/* union */.KCZ([
        cacheMode,
        (0,terms/* options */.fF)({
            mode: cacheMode.meta({ description: "Where layers are kept between builds." }),
            directory: terms/* text */.Qq.optional().meta({ description: "For `local`: the folder." }),
        }),
    ], { error: "must be registry, gha, local or none, or a map with `mode`" })
        .default("registry")
        .meta({ title: "cache", description: "Where layers are kept between builds." }),
    provenance: autoOrOff
        .default("auto")
        .meta({ title: "auto or off", description: "Provenance; `auto`: when the builder can." }),
    sbom: autoOrOff
        .default("auto")
        .meta({ title: "auto or off", description: "Bill of materials; `auto`: when the builder can." }),
    secrets: buildSecrets
        .default([])
        .meta({ description: "BuildKit secrets by id, for every build that asks for them." }),
    rebuild: schemas/* enum */.k5n(["never", "weekly"], { error: "must be never or weekly" })
        .default("never")
        .meta({ description: "`weekly` builds unchanged sources again once a week, so that moved base images come in." }),
});
const imageTest = schemas/* union */.KCZ([
    schemas/* literal */.euz(false),
    (0,terms/* pattern */.T1)(/^\S+$/, "must be the name of a Dockerfile stage; a command is written as a list"),
    schemas/* array */.YOg(schemas/* string */.YjP()).min(1, { error: "must not be empty" }),
    (0,terms/* options */.fF)({
        stage: terms/* text */.Qq.optional().meta({ description: "The Dockerfile stage that runs the tests." }),
        command: terms/* command */.G5.optional().meta({ description: "Instead of a stage: a command that is run in the image." }),
    }),
], { error: "must be a Dockerfile stage, a command as a list, or false" })
    .meta({ title: "stage, command or false" });
const schema_image = (0,terms/* options */.fF)({
    test: imageTest
        .optional()
        .meta({ description: "Unit tests before the push. Default: the Dockerfile's stage `test` when it has one." }),
    platforms: terms/* platforms */.Bn.optional().meta({ description: "Instead of `build.platforms`." }),
});
const readyAddress = (0,terms/* pattern */.T1)(/^(?:http:\/\/:\d{1,5}(?:\/\S*)?|tcp:\/\/:\d{1,5})$/, "must be http://:PORT/path or tcp://:PORT; a command is written as a list");
const readyOptions = (0,terms/* options */.fF)({
    http: (0,terms/* pattern */.T1)(/^http:\/\/:\d{1,5}(?:\/\S*)?$/, "must be http://:PORT/path").meta({
        description: "The address inside the container.",
    }),
    status: terms/* statuses */.bM.default(terms/* goodStatus */.Or).meta({ description: "The answers that mean ready." }),
});
const ready = schemas/* union */.KCZ([readyAddress, schemas/* array */.YOg(schemas/* string */.YjP()).min(1, { error: "must not be empty" }), readyOptions], {
    error: "must be http://:PORT/path, tcp://:PORT, or a command as a list",
})
    .meta({ title: "address or command" });
const taskOptions = (0,terms/* options */.fF)({
    command: terms/* command */.G5.meta({ description: "Run once in a container of the service." }),
    timeout: terms/* timeout */.wR.default("10m").meta({ description: "How long it may take." }),
});
const task = schemas/* union */.KCZ([terms/* command */.G5, taskOptions], { error: "must be a command, or a map with `command`" })
    .meta({ title: "command or task" });
const service = (0,terms/* options */.fF)({
    stateful: schemas/* boolean */.zMY().optional().meta({
        description: "It keeps data: touched only when its own definition changed. Default: found out from its image and volumes.",
    }),
    tasks: (0,terms/* named */.KT)(task, terms/* dockerName */.ah, "must be a name of letters, digits, -, _ and .").default({}).meta({
        title: "map of tasks",
        description: "Run once before the service is switched, in this order, for example migrations.",
    }),
    ready: ready.optional().meta({ description: "How it is known to be ready. Default: the image's own healthcheck." }),
    "start-timeout": terms/* timeout */.wR.optional().meta({ description: "How long it may take to become ready. Default: `2m`." }),
    after: (0,terms/* oneOrMany */.Pl)(terms/* text */.Qq, "a service")
        .default([])
        .meta({ title: "service or list", description: "Services that must be ready before it, beside `depends_on`." }),
    strategy: schemas/* enum */.k5n(["roll", "recreate"], { error: "must be roll or recreate" }).optional().meta({
        description: "How it is replaced: `roll` has the new container ready before the old one goes, `recreate` stops the old one first. Default: rolled when it can be; the plan says why it cannot.",
    }),
    drain: terms/* duration */.p0.optional().meta({
        description: "How long connections to the old container may last before it is asked to stop. It then has its `stop_grace_period` of the Compose file. Default: `10s`.",
    }),
    gateway: schemas/* enum */.k5n(config/* gatewayKinds */.A, { error: `must be one of ${config/* gatewayKinds */.A.join(", ")}` })
        .optional()
        .meta({ description: "It is a gateway of this kind. Default: found out from its container." }),
});
const previews = (0,terms/* options */.fF)({
    from: terms/* text */.Qq.optional().meta({
        description: "The environment that previews are made like, and whose target runs them. Default: the first one.",
    }),
    url: terms/* text */.Qq.optional().meta({
        description: "Where each is reached, with `${PREVIEW}` (such as `pr-12`), `${PR}`, `${PORT}` and `${NAME}` replaced. Default: the host port of the app's front door.",
    }),
    "first-port": terms/* port */.Oh.default(20_000).meta({
        description: "The first host port that previews publish; each has twenty of its own.",
    }),
    lifetime: terms/* timeout */.wR
        .default("7d")
        .meta({ description: "How long one is kept after its last deployment, for `preview prune`." }),
    most: schemas/* int */.Whr().min(1).max(500).default(5).meta({ description: "How many there may be at the same time." }),
    variables: (0,terms/* named */.KT)(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], { error: "must be a text, a number or a boolean" }), terms/* variableName */.cG, "must be a name of letters, digits and _")
        .default({})
        .meta({
        title: "map",
        description: "Instead of, or beside, the variables of that environment; `PREVIEW` and `PR` are always there.",
    }),
});
const schema = (0,terms/* options */.fF)({
    app: (0,terms/* pattern */.T1)(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "must be lower case letters, digits and dashes")
        .optional()
        .meta({ description: "The name of the app. Default: `name:` of the base Compose file, else the folder's name." }),
    registry: terms/* text */.Qq.optional().meta({
        description: "Where images and the ledger live, for example `ghcr.io/org/app`, with `${NAME}` replaced. Default: taken from the Compose file's image names.",
    }),
    environments: (0,terms/* named */.KT)((0,terms/* orEmpty */.vh)(environment), /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "must be lower case letters, digits and dashes")
        .optional()
        .meta({ title: "map", description: "By name. When given, just these exist; left out: found by the conventions." }),
    build: build.prefault({}).meta({ description: "How images are built." }),
    images: (0,terms/* named */.KT)((0,terms/* orEmpty */.vh)(schema_image), terms/* dockerName */.ah, "must be the name of an image")
        .default({})
        .meta({ title: "map", description: "By image: the last part of its repository." }),
    services: (0,terms/* named */.KT)((0,terms/* orEmpty */.vh)(service), terms/* dockerName */.ah, "must be the name of a Compose service")
        .default({})
        .meta({ title: "map", description: "By the name of the Compose service." }),
    previews: (0,terms/* orEmpty */.vh)(previews)
        .optional()
        .meta({ title: "map", description: "Environments of pull requests. Default: there are none." }),
}).meta({ title: "aip-deploy.yml" });

;// CONCATENATED MODULE: ./lib/config/normalise.js







/** Fills in the conventions and brings every option to its one form; what cannot be understood is reported. */
function normalise(written, given) {
    const app = written.app ?? (0,conventions/* slug */.yR)(given.surroundings.composeName ?? given.surroundings.folder);
    const context = { ...given, app };
    const environments = environmentsOf(written, context.surroundings);
    const names = Object.keys(environments);
    const ordered = inOrderOfPromotion(names.map((name) => normaliseEnvironment(name, environments[name] ?? environment.parse({}), names, context)));
    return {
        app,
        root: context.surroundings.root,
        ...(written.registry === undefined ? {} : { registry: (0,normal_forms/* replaced */.$3)(written.registry, ["registry"], context) }),
        environments: ordered,
        build: buildOf(written.build),
        images: mapValues(written.images, (image, name) => imageOf(image, ["images", name], context.report)),
        services: mapValues(written.services, (service, name) => serviceOf(service, ["services", name], context.report)),
        ...(written.previews === undefined ? {} : { previews: previewsOf(written.previews, ordered, context) }),
    };
}
/** Known only when there is a pull request, and replaced then. */
const later = { PREVIEW: "${PREVIEW}", PR: "${PR}", PORT: "${PORT}" };
function previewsOf(written, environments, context) {
    const path = ["previews"];
    const known = { ...context, variables: { ...context.variables, ...later } };
    return {
        from: written.from ?? environments[0]?.name ?? "dev",
        ...(written.url === undefined ? {} : { url: (0,normal_forms/* replaced */.$3)(written.url, [...path, "url"], known) }),
        firstPort: written["first-port"],
        lifetimeSeconds: (0,duration/* secondsOf */.T)(written.lifetime),
        most: written.most,
        variables: mapValues(written.variables, (value, name) => (0,normal_forms/* replaced */.$3)(String(value), [...path, "variables", name], known)),
    };
}
function environmentsOf(written, { files }) {
    if (written.environments !== undefined)
        return written.environments;
    return Object.fromEntries((0,conventions/* conventionalEnvironments */.X7)(files).map((name) => [name, environment.parse({})]));
}
function buildOf(written) {
    const { cache } = written;
    return {
        platforms: (0,normal_forms/* list */.p_)(written.platforms),
        cache: typeof cache === "string"
            ? { mode: cache }
            : { mode: cache.mode, ...(cache.directory === undefined ? {} : { directory: cache.directory }) },
        provenance: normalise_autoOrOff(written.provenance),
        sbom: normalise_autoOrOff(written.sbom),
        secrets: (0,normal_forms/* sources */.Tj)(written.secrets),
        rebuild: written.rebuild,
    };
}
function normalise_autoOrOff(written) {
    if (typeof written === "string")
        return written;
    return written ? "auto" : "off";
}
function imageOf(written, path, report) {
    return {
        ...(written.test === undefined ? {} : { test: normalise_imageTest(written.test, [...path, "test"], report) }),
        ...(written.platforms === undefined ? {} : { platforms: (0,normal_forms/* list */.p_)(written.platforms) }),
    };
}
function normalise_imageTest(written, path, report) {
    if (written === false || written === "none")
        return { kind: "none" };
    if (typeof written === "string")
        return { kind: "stage", target: written };
    if (Array.isArray(written))
        return { kind: "command", command: written };
    if (written.command !== undefined) {
        return { kind: "command", command: (0,normal_forms/* wordsOf */.Z9)(written.command, [...path, "command"], report) };
    }
    return { kind: "stage", target: written.stage ?? "test" };
}
function serviceOf(written, path, report) {
    return {
        ...(written.stateful === undefined ? {} : { stateful: written.stateful }),
        tasks: Object.entries(written.tasks).map(([name, task]) => ({
            name,
            ...(0,normal_forms/* timedCommand */.v5)(task, taskOptions, [...path, "tasks", name], report),
        })),
        ...(written.ready === undefined ? {} : { ready: (0,normal_forms/* readyOf */.Js)(written.ready, [...path, "ready"], report) }),
        ...(written["start-timeout"] === undefined ? {} : { startSeconds: (0,duration/* secondsOf */.T)(written["start-timeout"]) }),
        after: (0,normal_forms/* list */.p_)(written.after),
        ...(written.strategy === undefined ? {} : { strategy: written.strategy }),
        ...(written.drain === undefined ? {} : { drainSeconds: (0,duration/* secondsOf */.T)(written.drain) }),
        ...(written.gateway === undefined ? {} : { gateway: written.gateway }),
    };
}
function mapValues(map, to) {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value, key)]));
}

// EXTERNAL MODULE: ./lib/config/path.js
var config_path = __webpack_require__(84139);
// EXTERNAL MODULE: ./lib/config/interpolate.js
var interpolate = __webpack_require__(9913);
// EXTERNAL MODULE: ./lib/config/preview.js
var preview = __webpack_require__(64758);
;// CONCATENATED MODULE: ./lib/config/rules.js






function* noTwoEnvironmentsOnOneBranch({ config }) {
    const seen = new Map();
    for (const { name, branch } of config.environments) {
        const other = seen.get(branch);
        seen.set(branch, other ?? name);
        if (other === undefined)
            continue;
        yield {
            path: ["environments", name, "branch"],
            message: `the branch ${branch} belongs to the environment ${other} already`,
            hint: "a push deploys to one environment; promote the release to the next one instead",
        };
    }
}
function* requiresKnownEnvironments({ config }) {
    const names = config.environments.map(({ name }) => name);
    for (const { name, gates } of config.environments) {
        for (const required of gates.requires) {
            if (names.includes(required))
                continue;
            const others = names.filter((other) => other !== name);
            yield {
                path: ["environments", name, "gates", "requires"],
                message: `there is no environment "${required}"`,
                hint: (0,suggest/* hintFor */.J)(required, others),
            };
        }
    }
}
/** Told once for each circle, at a `requires` that somebody wrote: the conventions alone make none. */
function* requiresNoCircle({ config: { environments }, written }) {
    const reported = new Set();
    const isWritten = (name) => written.environments?.[name]?.gates.requires !== undefined;
    for (const { name } of environments.toSorted((a, b) => Number(isWritten(b.name)) - Number(isWritten(a.name)))) {
        const circle = circleFrom(name, environments);
        if (circle === undefined || reported.has(name))
            continue;
        for (const member of circle)
            reported.add(member);
        yield {
            path: ["environments", name, "gates", "requires"],
            message: `goes round in a circle: ${circle.join(" → ")}`,
        };
    }
}
function* signOffHasSomewhereToBeGiven({ config }) {
    for (const { name, gates } of config.environments) {
        if (gates.signOff === undefined || gates.requires.length > 0)
            continue;
        yield {
            path: ["environments", name, "gates", "sign-off"],
            message: "a sign-off is given on the environments in `requires`, and there is none",
        };
    }
}
function* enoughApprovers({ config }) {
    for (const { name, gates } of config.environments) {
        const { by, count } = gates.approval ?? { by: [], count: 0 };
        const people = new Set(by).size;
        if (people === 0 || count <= people || by.some((name) => name.includes("/")))
            continue;
        yield {
            path: ["environments", name, "gates", "approval", "count"],
            message: `asks for ${count} approvals, but only ${people} ${people === 1 ? "person" : "people"} may approve`,
        };
    }
}
function* reviewersOfAnEnvironmentAreOne({ config }) {
    for (const { name, gates } of config.environments) {
        const { through, count } = gates.approval ?? { count: 0 };
        if (through !== "environment" || count < 2)
            continue;
        yield {
            path: ["environments", name, "gates", "approval", "count"],
            message: `asks for ${count} approvals, but GitHub lets a run go on after one reviewer's`,
            hint: "through: issue counts them",
        };
    }
}
function* freezeWindowsAreReal({ config, written }) {
    for (const { name, gates } of config.environments) {
        const isList = Array.isArray(written.environments?.[name]?.gates.freeze);
        for (const [index, { from, to, zone }] of gates.freeze.entries()) {
            const path = ["environments", name, "gates", "freeze", ...(isList ? [index] : [])];
            if (from === to)
                yield { path: [...path, "to"], message: `the window ends when it starts, at ${from}` };
            if (isTimeZone(zone))
                continue;
            yield { path: [...path, "zone"], message: `there is no time zone "${zone}"`, hint: zoneHint(zone) };
        }
    }
}
/** An offset such as `+02:00` is none: it is wrong for half of the year. */
function isTimeZone(zone) {
    if (/^[+-]/.test(zone))
        return false;
    try {
        new Intl.DateTimeFormat("en", { timeZone: zone });
        return true;
    }
    catch {
        return false;
    }
}
function zoneHint(zone) {
    const hint = (0,suggest/* hintFor */.J)(zone, Intl.supportedValuesOf("timeZone"));
    return hint?.startsWith("did") === true ? hint : "an IANA name such as Europe/Rome";
}
function* urlsAreAbsolute({ config }) {
    for (const { name, url, checks } of config.environments) {
        if (url !== undefined && !isWebAddress(url)) {
            yield { path: ["environments", name, "url"], message: `must be a full URL, got "${url}"`, hint: urlHint(url) };
        }
        for (const [index, check] of checks.entries()) {
            if (check.kind !== "http" || check.url.startsWith("/") || isWebAddress(check.url))
                continue;
            yield {
                path: ["environments", name, "checks", index, "http"],
                message: `must be a full URL or a path that starts with /, got "${check.url}"`,
            };
        }
    }
}
function isWebAddress(url) {
    return /^https?:\/\//i.test(url) && URL.canParse(url);
}
function urlHint(url) {
    return `such as https://${URL.canParse(`https://${url}`) && !url.includes("://") ? url : "app.example.org"}`;
}
function* registryIsARepository({ config: { registry } }) {
    if (registry === undefined || /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(registry))
        return;
    yield {
        path: ["registry"],
        message: `must be a registry and a path, got "${registry}"`,
        hint: "lower case, without https:// and without a tag, such as ghcr.io/org/app",
    };
}
function* secretsHaveOneSource({ written }) {
    const groups = [
        [["build", "secrets"], written.build.secrets],
        ...rules_environmentsOf(written).map(([name, { secrets }]) => [
            ["environments", name, "secrets"],
            secrets,
        ]),
    ];
    for (const [path, secrets] of groups) {
        if (Array.isArray(secrets))
            continue;
        for (const [name, { env, file }] of Object.entries(secrets)) {
            if ((env === undefined) !== (file === undefined))
                continue;
            yield { path: [...path, name], message: "must have one source: env or file" };
        }
    }
}
function* testsAreOneThing({ written }) {
    for (const [name, { tests }] of rules_environmentsOf(written)) {
        if (tests === undefined || (tests.service === undefined) !== (tests.command === undefined))
            continue;
        yield { path: ["environments", name, "tests"], message: "must have one of service and command" };
    }
    for (const [name, { test }] of Object.entries(written.images)) {
        if (!(0,terms/* isMap */.jh)(test) || (test["stage"] === undefined) !== (test["command"] === undefined))
            continue;
        yield { path: ["images", name, "test"], message: "must have one of stage and command" };
    }
}
function* checksAreOneThing({ written }) {
    for (const [name, { checks }] of rules_environmentsOf(written)) {
        for (const [index, check] of checks.entries()) {
            const path = ["environments", name, "checks", index];
            const kinds = [check.http, check.tcp, check.command].filter((kind) => kind !== undefined);
            if (kinds.length !== 1)
                yield { path, message: "must have one of http, tcp and command" };
            for (const option of ["status", "contains"]) {
                if (check[option] === undefined || check.http !== undefined || kinds.length === 0)
                    continue;
                yield { path: [...path, option], message: "belongs to http only", atKey: true };
            }
        }
    }
}
function* checkNamesDiffer({ config }) {
    for (const { name, checks } of config.environments) {
        for (const [index, check] of checks.entries()) {
            if (checks.findIndex((other) => other.name === check.name) === index)
                continue;
            yield { path: ["environments", name, "checks", index], message: `there is a check "${check.name}" already` };
        }
    }
}
function* cacheDirectoryIsLocal({ config: { build } }) {
    if (build.cache.directory === undefined || build.cache.mode === "local")
        return;
    yield {
        path: ["build", "cache", "directory"],
        message: `belongs to mode local, not to ${build.cache.mode}`,
        atKey: true,
    };
}
function* previewsAreMadeLikeAnEnvironment({ config: { previews, environments } }) {
    if (previews === undefined)
        return;
    const names = environments.map(({ name }) => name);
    const path = ["previews", "from"];
    if (!names.includes(previews.from)) {
        yield { path, message: `there is no environment "${previews.from}"`, hint: (0,suggest/* hintFor */.J)(previews.from, names) };
    }
    else if ((0,conventions/* familyOf */.Ap)(previews.from) === "production") {
        yield {
            path,
            message: `previews run what nobody has reviewed, so they are not made like ${previews.from}`,
            hint: "name an environment whose secrets and data are not those of production",
        };
    }
    const kind = environments.find(({ name }) => name === previews.from)?.target.kind ?? "compose";
    if (kind !== "compose") {
        yield { path, message: `previews run on Compose, and the target of ${previews.from} is ${kind}` };
    }
    const lastPort = previews.firstPort + previews.most * preview/* portsOfPreview */.qV - 1;
    if (lastPort > 65_535) {
        yield { path: ["previews", "first-port"], message: `${previews.most} previews would need ports up to ${lastPort}` };
    }
    const sample = (0,preview/* previewUrl */.e6)(previews.url, { number: 1, port: previews.firstPort });
    if (sample !== undefined && !isWebAddress(sample)) {
        yield { path: ["previews", "url"], message: `must be a full URL, got "${sample}"`, hint: urlHint(sample) };
    }
    for (const name of names) {
        if (name !== preview/* previewsRow */.qe && (0,preview/* previewNumber */.KL)(name) === undefined)
            continue;
        yield { path: ["environments", name], message: "is a name that previews need", atKey: true };
    }
}
function* stateLiesInTheRepository({ config }) {
    for (const { name, state } of config.environments) {
        for (const source of Object.keys(state)) {
            if (!source.startsWith("/") && !source.split("/").includes("..") && source !== "")
                continue;
            yield {
                path: ["environments", name, "state", source],
                message: "must be a path inside the repository",
                hint: "other bind mounts stay where they are and need no mention",
                atKey: true,
            };
        }
    }
}
function* afterAnotherService({ config }) {
    for (const [name, { after }] of Object.entries(config.services)) {
        if (after.includes(name))
            yield { path: ["services", name, "after"], message: "a service cannot wait for itself" };
    }
}
function* oneSpellingOfEnvFiles({ written }) {
    for (const [name, environment] of rules_environmentsOf(written)) {
        if (environment["env-file"] === undefined || environment["env-files"] === undefined)
            continue;
        yield {
            path: ["environments", name, "env-file"],
            message: "is the same as env-files; give one of them",
            atKey: true,
        };
    }
}
const forHosts = ["key", "known-hosts", "ssh-config", "batch", "pause", "on-failure"];
function* hostsMakeSense({ config, written }) {
    for (const { name, target } of config.environments) {
        const path = ["environments", name, "target"];
        const own = written.environments?.[name]?.target;
        if (target.kind !== "compose" || typeof own !== "object" || own.kind !== "compose")
            continue;
        if (own.host !== undefined && own.hosts !== undefined) {
            yield { path: [...path, "host"], message: "is the same as hosts; give one of them", atKey: true };
        }
        if (target.hosts === undefined) {
            for (const option of forHosts.filter((each) => isGiven(own, each))) {
                yield { path: [...path, option], message: "belongs to hosts, and there are none", atKey: true };
            }
            continue;
        }
        if (target.hosts.all.length === 0)
            yield { path: [...path, "hosts"], message: "must not be empty" };
        const names = target.hosts.all.map((host) => host.name);
        const twice = names.find((each, index) => names.indexOf(each) !== index);
        if (twice !== undefined)
            yield { path: [...path, "hosts"], message: `${twice} is given twice` };
        yield* hasOneSource(own.key, [...path, "key"]);
    }
}
function* tokensHaveOneSource({ written }) {
    for (const [name, { target } = {}] of Object.entries(written.environments ?? {})) {
        if (typeof target !== "object" || target.kind !== "argocd")
            continue;
        yield* hasOneSource(target.token, ["environments", name, "target", "token"]);
    }
}
function* hasOneSource(source, path) {
    if (source === undefined || (source.env === undefined) !== (source.file === undefined))
        return;
    yield { path, message: "must have one source: env or file" };
}
/** What has a default is there whether somebody wrote it or not. */
function isGiven(target, option) {
    const usual = { pause: "0s", "on-failure": "return" };
    return target[option] !== undefined && target[option] !== usual[option];
}
/** Options in which `${NAME}` is replaced, or belongs to somebody else: a shell, a page's text, a person. */
const mayHoldPlaceholders = new Set([
    "registry",
    "url",
    "variables",
    "command",
    "tasks",
    "ready",
    "test",
    "contains",
    "reason",
]);
/** Anywhere else `${NAME}` would reach a branch, a file or an engine as it stands, and nobody means that. */
function* placeholdersWhereTheyAreReplaced({ written }) {
    for (const [path, text] of textsIn(written)) {
        if (text.search(interpolate/* placeholder */.q) < 0)
            continue;
        yield {
            path,
            message: "${NAME} is not replaced here",
            hint: "only in registry, and in url and variables of an environment",
        };
    }
}
function* textsIn(value, path = []) {
    if (typeof value === "string")
        yield [path, value];
    else if (Array.isArray(value))
        for (const [index, item] of value.entries())
            yield* textsIn(item, [...path, index]);
    else if ((0,terms/* isMap */.jh)(value)) {
        for (const [key, inner] of Object.entries(value)) {
            if (!mayHoldPlaceholders.has(key) && !key.startsWith("x-"))
                yield* textsIn(inner, [...path, key]);
        }
    }
}
function rules_environmentsOf(written) {
    return Object.entries(written.environments ?? {});
}
const rules = [
    noTwoEnvironmentsOnOneBranch,
    requiresKnownEnvironments,
    requiresNoCircle,
    signOffHasSomewhereToBeGiven,
    enoughApprovers,
    reviewersOfAnEnvironmentAreOne,
    freezeWindowsAreReal,
    urlsAreAbsolute,
    registryIsARepository,
    secretsHaveOneSource,
    testsAreOneThing,
    checksAreOneThing,
    checkNamesDiffer,
    cacheDirectoryIsLocal,
    previewsAreMadeLikeAnEnvironment,
    stateLiesInTheRepository,
    afterAnotherService,
    oneSpellingOfEnvFiles,
    hostsMakeSense,
    tokensHaveOneSource,
    placeholdersWhereTheyAreReplaced,
];
/** Everything that the options contradict each other in. */
function broken(subject) {
    return rules.flatMap((rule) => [...rule(subject)]);
}

;// CONCATENATED MODULE: ./lib/config/shape.js





/**
 * Holds the file against the schema and reports everything that does not fit. What fits is returned in any case, so that
 * the rules can be asked about the rest of the file too; with findings it must not be used for anything else.
 */
function shape(value) {
    const findings = [];
    let rest = structuredClone(value);
    for (;;) {
        const parsed = schema.safeParse(rest, { reportInput: true, error: meant });
        if (parsed.success)
            return { written: parsed.data, findings };
        const found = parsed.error.issues.flatMap((issue) => findingsOf(issue));
        // Leaving out what was wrong can show that something else is missing; that is no mistake of the user's.
        if (findings.length === 0)
            findings.push(...found);
        for (const { path } of found)
            rest = without(rest, path);
    }
}
function meant(issue) {
    if (issue.input === undefined)
        return "is required";
    if (issue.code === "invalid_type")
        return `must be ${kinds[issue.expected] ?? issue.expected}`;
    if (issue.code === "too_big")
        return `must be at most ${String(issue.maximum)}`;
    if (issue.code !== "too_small")
        return "is not allowed here";
    return issue.origin === "array" || issue.origin === "string"
        ? "must not be empty"
        : `must be at least ${String(issue.minimum)}`;
}
const kinds = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "a map",
    record: "a map",
};
function findingsOf(issue, parent = []) {
    const path = [...parent, ...issue.path];
    if (issue.code === "invalid_union") {
        const branch = branchThatWasMeant(issue);
        if (branch !== undefined)
            return branch.flatMap((inner) => findingsOf(inner, path));
        if (issue.discriminator !== undefined)
            return [aboutKind(issue, path)];
    }
    if (issue.code === "custom")
        return [aboutKey(issue, path)];
    const message = issue.input === undefined ? "is required" : `${issue.message}, got ${(0,config_finding/* show */.W)(issue.input)}`;
    const hint = issue.code === "invalid_value" && issue.values.length > 0
        ? (0,suggest/* hintFor */.J)(word(issue.input), issue.values.map(String))
        : undefined;
    return [{ path, message, hint }];
}
/** The option by which several forms of a map are told apart says none that is known. */
function aboutKind({ input, discriminator = "", message, ...issue }, path) {
    const value = (0,terms/* isMap */.jh)(input) ? input[discriminator] : undefined;
    if (value === undefined)
        return { path, message: "is required" };
    const known = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    return { path, message: `${message}, got ${(0,config_finding/* show */.W)(value)}`, hint: (0,suggest/* hintFor */.J)(word(value), known) };
}
function aboutKey(issue, path) {
    const known = issue.params?.["known"];
    return { path, message: issue.message, hint: known && (0,suggest/* hintFor */.J)(word(path.at(-1)), known), atKey: true };
}
/** The only form whose kind of value (text, list, map…) is the one that was written. */
function branchThatWasMeant(issue) {
    const fitting = issue.errors.filter((branch) => !branch.some((inner) => inner.path.length === 0 && isOtherKind(inner)));
    return fitting.length === 1 ? fitting[0] : undefined;
}
function isOtherKind(issue) {
    if (issue.code === "invalid_union")
        return branchThatWasMeant(issue) === undefined;
    if (issue.code === "invalid_value")
        return issue.values.every((value) => typeof value !== typeof issue.input);
    return issue.code === "invalid_type" && !(issue.expected === "int" && typeof issue.input === "number");
}
function word(value) {
    return typeof value === "string" ? value : (0,config_finding/* show */.W)(value);
}
/** The value without what stands at the path; a map goes as a whole when what it lacks is the path's last step. */
function without(value, path) {
    const [step, ...rest] = path;
    if (step === undefined)
        return {};
    if (Array.isArray(value)) {
        // A list goes as a whole, so that its other items are never looked at under a wrong index.
        return rest.length === 0
            ? undefined
            : value.map((item, index) => (index === step ? without(item, rest) : item));
    }
    if (!(0,terms/* isMap */.jh)(value))
        return value;
    if (!(step in value))
        return rest.length === 0 ? undefined : value;
    return Object.fromEntries(Object.entries(value)
        .map(([key, inner]) => [
        key,
        key !== String(step) ? inner : rest.length === 0 ? undefined : without(inner, rest),
    ])
        .filter(([, inner]) => inner !== undefined));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/config/surroundings.js






/** Looks at the repository's root; throws `ConfigError` when there is none. */
async function lookAround(root) {
    const [files, overlays] = await Promise.all([filesAt(root), foldersIn((0,external_node_path_.join)(root, conventions/* overlaysFolder */.i2))]);
    const base = (0,conventions/* baseFile */.cK)(files);
    const composeName = base === undefined ? undefined : literalName(await (0,promises_.readFile)((0,external_node_path_.join)(root, base), "utf8"));
    return { root, folder: (0,external_node_path_.basename)(root), files, overlays, composeName };
}
async function foldersIn(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
}
async function filesAt(root) {
    try {
        const entries = await (0,promises_.readdir)(root, { withFileTypes: true });
        return entries
            .filter((entry) => !entry.isDirectory())
            .map(({ name }) => name)
            .sort();
    }
    catch (error) {
        throw new errors/* ConfigError */.xL([{ message: `cannot read the repository at ${root}: ${(0,errors/* messageOf */.bD)(error)}` }], {
            code: "config.missing",
            cause: error,
        });
    }
}
/** Everything else in that file is Compose's to read, and so is the message when the file is broken. */
function literalName(text) {
    try {
        const content = (0,dist.parse)(nameEntry(text) ?? text, { logLevel: "silent", customTags: composeTags });
        const name = (0,terms/* isMap */.jh)(content) ? content["name"] : undefined;
        return typeof name === "string" && !name.includes("$") ? name : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * The lines of the entry that holds the name, since reading the whole of a large file for it takes longer than all else
 * that is done for an unchanged commit; `undefined` when only the whole file can tell.
 */
function nameEntry(text) {
    const [start, another] = [...text.matchAll(/^name:/gm)].map(({ index }) => index);
    if (start === undefined || another !== undefined)
        return undefined;
    const entry = text.slice(start).split(/\r?\n(?=[^\s#])/, 1)[0] ?? "";
    // An alias needs its anchor, wherever that is.
    return /[*{[]/.test(entry) ? undefined : entry;
}
const composeTags = ["!reset", "!override"].map((tag) => ({ tag, resolve: (value) => value }));

;// CONCATENATED MODULE: ./lib/config/warnings.js

function* appNamedAfterTheFolder({ written, config, surroundings }) {
    if (written.app !== undefined || surroundings.composeName !== undefined)
        return;
    yield {
        path: ["app"],
        message: `the app is called ${config.app} after its folder, so a checkout in another folder is another app`,
        hint: `write app: ${config.app} in aip-deploy.yml, or name: ${config.app} in the Compose file`,
    };
}
function* onlyProduction({ written, surroundings: { files } }) {
    const found = (0,conventions/* conventionalEnvironments */.X7)(files);
    const base = (0,conventions/* baseFile */.cK)(files);
    if (written.environments !== undefined || base === undefined || found.length !== 1 || found[0] !== "production")
        return;
    yield {
        path: ["environments"],
        message: "nothing is there for dev or staging, so the only environment is production, deployed from the branch main",
        hint: "add docker-compose.dev.yml and docker-compose.staging.yml, or name the environments in aip-deploy.yml",
    };
}
function* environmentsThatAreNotNamed({ written, config, surroundings: { files } }) {
    if (written.environments === undefined)
        return;
    const used = config.environments.flatMap(({ composeFiles, envFiles }) => [...composeFiles, ...envFiles]);
    for (const family of conventions/* families */.TJ) {
        const unused = (0,conventions/* ownFiles */.aJ)(family, files).filter((file) => !used.includes(file));
        if (unused.length === 0 || config.environments.some(({ name }) => (0,conventions/* familyOf */.Ap)(name) === family))
            continue;
        yield {
            path: ["environments"],
            message: `${family} is not among the environments and is not deployed, though there is ${unused.join(" and ")}`,
            hint: `add ${family}: {} to environments if it should be`,
        };
    }
}
function* overrideFileLeftOut({ config, surroundings: { files } }) {
    const used = config.environments.flatMap(({ composeFiles }) => composeFiles);
    for (const file of (0,conventions/* overrideFiles */.GK)(files)) {
        if (used.includes(file))
            continue;
        yield {
            path: ["environments"],
            message: `${file} is left out: Compose merges it by itself on a developer's machine, but no deployment uses it`,
            hint: "name it in compose-files of an environment that should have it",
        };
    }
}
function* severalBaseFiles({ written, surroundings: { files } }) {
    const named = Object.values(written.environments ?? {}).map((environment) => environment["compose-files"]);
    const others = (0,conventions/* otherBaseFiles */.bg)(files);
    const base = (0,conventions/* baseFile */.cK)(files);
    if (base === undefined || others.length === 0 || (named.length > 0 && !named.includes(undefined)))
        return;
    yield {
        path: ["environments"],
        message: `${base} is the base file; ${others.join(" and ")} ${others.length === 1 ? "is" : "are"} not used`,
        hint: "name the right ones in compose-files",
    };
}
const warnings = [
    appNamedAfterTheFolder,
    onlyProduction,
    environmentsThatAreNotNamed,
    overrideFileLeftOut,
    severalBaseFiles,
];
/** Everything that was assumed and may surprise. */
function assumed(subject) {
    return warnings.flatMap((warning) => [...warning(subject)]);
}

;// CONCATENATED MODULE: ./lib/config/load-config.js
/**
 * Reads the configuration of a repository: load → shape → normalise → rules. Without a file, and for what it leaves out,
 * the conventions hold. Nothing here runs a program or reads the process's environment.
 */














const configFileNames = ["aip-deploy.yml", "aip-deploy.yaml"];
/** The configuration in its one form; throws `ConfigError` with every problem that it has. */
async function loadConfig(options) {
    const surroundings = await lookAround((0,external_node_path_.resolve)(options.root));
    const file = await readConfigFile(surroundings, options.file);
    const { written, findings } = shape(file.value);
    const unclear = [];
    const report = (finding) => unclear.push(finding);
    const normal = normalise(written, { surroundings, variables: options.variables ?? {}, report });
    const config = { ...normal, ...(file.name === undefined ? {} : { file: file.name }) };
    const contradictions = [
        ...broken({ written, config }),
        ...(await missingDeploymentFiles(config, surroundings.files)),
    ];
    const all = [unclear, contradictions].reduce(beside, findings);
    if (all.length > 0)
        throw new errors/* ConfigError */.xL(inOrder(all.map((finding) => (0,config_finding/* problemOf */.Z)(finding, file))));
    if (config.environments.length === 0)
        throw nothingToDeploy(surroundings, file);
    (0,place/* remember */.kY)(config, file);
    const odd = [...assumed({ written, config, surroundings }), ...(await hooksThatCannotStart(config))];
    return { config, warnings: odd.map((finding) => (0,config_finding/* problemOf */.Z)(finding, file)) };
}
/** What a later pass found, without what only follows from something that is wrong already. */
function beside(known, later) {
    return [...known, ...later.filter(({ path }) => !known.some((finding) => (0,config_path/* touches */.y)(finding.path, path)))];
}
async function readConfigFile(surroundings, given) {
    const name = given ?? configFileNames.find((candidate) => surroundings.files.includes(candidate));
    if (name === undefined)
        return load/* noFile */.w;
    try {
        return (0,load/* loadYaml */.y)(name, await (0,promises_.readFile)((0,external_node_path_.join)(surroundings.root, name), "utf8"));
    }
    catch (error) {
        if (error instanceof errors/* ConfigError */.xL)
            throw error;
        const hint = (0,suggest/* hintFor */.J)(name, surroundings.files.filter((file) => /\.ya?ml$/.test(file)));
        const problem = {
            file: name,
            message: `cannot be read: ${(0,errors/* messageOf */.bD)(error)}`,
            ...(hint === undefined ? {} : { hint }),
        };
        throw new errors/* ConfigError */.xL([problem], { code: "config.missing", cause: error });
    }
}
/** In the order of the file, so that they can be mended from top to bottom. */
function inOrder(problems) {
    return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
function nothingToDeploy({ root }, file) {
    if (file.name !== undefined) {
        return new errors/* ConfigError */.xL([
            (0,config_finding/* problemOf */.Z)({ path: ["environments"], message: "must name at least one environment" }, file),
        ]);
    }
    const hint = "add a docker-compose.yml, or name the files in aip-deploy.yml under environments.<name>.compose-files";
    return new errors/* ConfigError */.xL([{ message: `there is no Compose file in ${root}`, hint }], { code: "config.missing", hint });
}


/***/ }),

/***/ 76264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ noFile),
/* harmony export */   y: () => (/* binding */ loadYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** What stands for the file in a repository without one. */
const noFile = { name: undefined, value: {}, locate: () => undefined };
/** Reads YAML; throws `ConfigError` when it is broken. Anchors, aliases and merge keys are followed. */
function loadYaml(name, text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { lineCounter: lines, merge: true, prettyErrors: false });
    const placeAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const problems = syntaxProblems(document, text).map(({ offset, message }) => ({
        file: name,
        ...placeAt(offset),
        message,
    }));
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigError */ .xL(problems);
    return {
        name,
        value: plainData(name, document) ?? {},
        locate: (path, part) => {
            const offset = offsetOf(document, path, part);
            return offset === undefined ? undefined : placeAt(offset);
        },
    };
}
/** After the first syntax error a parser only guesses, so that one is reported alone; the other kinds are independent. */
function syntaxProblems(document, text) {
    const all = [...document.errors, ...document.warnings].map(({ code, pos: [offset], message }) => ({
        code,
        offset,
        message,
    }));
    const broken = all.find(({ code }) => code !== "DUPLICATE_KEY" && code !== "TAG_RESOLVE_FAILED");
    if (broken !== undefined)
        return [{ offset: broken.offset, message: `is not valid YAML: ${broken.message}` }];
    const others = all.map(({ code, offset, message }) => ({
        offset,
        message: code === "DUPLICATE_KEY" ? `${keyAt(text, offset)} is given twice` : message,
    }));
    return [...others, ...danglingAliases(document)];
}
function keyAt(text, offset) {
    return /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? "";
}
function danglingAliases(document) {
    const found = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__.visit)(document, {
        Alias: (_key, alias) => {
            if (alias.resolve(document) !== undefined)
                return;
            found.push({
                offset: alias.range?.[0] ?? 0,
                message: `the alias *${alias.source} names an anchor that does not exist`,
            });
        },
    });
    return found;
}
function plainData(name, document) {
    try {
        return document.toJS({ maxAliasCount: 1000 });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigError */ .xL([{ file: name, message: `is not valid YAML: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}` }], { cause: error });
    }
}
/** As far along the path as the file goes. */
function offsetOf(document, path, part) {
    let node = document.contents;
    let offset = startOf(node);
    for (const [index, step] of path.entries()) {
        const next = stepInto(resolved(node, document), step, document);
        if (next === undefined)
            return offset;
        const wantsKey = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isPair)(next) && part === "key" && index === path.length - 1;
        node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isPair)(next) ? next.value : next;
        offset = startOf(wantsKey || startOf(node) === undefined ? ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isPair)(next) ? next.key : next) : node) ?? offset;
    }
    return offset;
}
function stepInto(node, step, document) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node))
        return typeof step === "number" ? node.items[step] : undefined;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node))
        return undefined;
    const written = node.items.find((pair) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(pair.key) && String(pair.key.value) === String(step));
    return (written ??
        merged(node.items, document)
            .map((map) => stepInto(map, step, document))
            .find((found) => found !== undefined));
}
/** The maps that `<<` brings in. */
function merged(pairs, document) {
    return pairs
        .filter((pair) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(pair.key) && pair.key.source === "<<")
        .map((pair) => resolved(pair.value, document))
        .flatMap((value) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(value) ? value.items.map((item) => resolved(item, document)) : [value]));
}
function resolved(node, document) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isAlias)(node) ? node.resolve(document) : node;
}
function startOf(node) {
    const range = node?.range;
    return range?.[0];
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
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26804);
/* harmony import */ var _interpolate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9913);
/* harmony import */ var _shell_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19592);
/* harmony import */ var _terms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79513);




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

/***/ 54936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ composeTargetOf),
/* harmony export */   Y: () => (/* binding */ normaliseTarget)
/* harmony export */ });
/* harmony import */ var _conventions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4990);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26804);
/* harmony import */ var _normal_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3625);
/* harmony import */ var _target_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42026);




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

/***/ 84139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ renderPath),
/* harmony export */   y: () => (/* binding */ touches)
/* harmony export */ });
/** `environments.production.checks[0].http`; names that hold a dot or a space are quoted. */
function renderPath(path) {
    return path
        .map((part, index) => {
        if (typeof part === "number")
            return `[${part}]`;
        if (!/^[\w$-]+$/.test(part))
            return `["${part}"]`;
        return index === 0 ? part : `.${part}`;
    })
        .join("");
}
/** Whether one of the two lies inside of the other, or they are the same. */
function touches(a, b) {
    const length = Math.min(a.length, b.length);
    return a.slice(0, length).every((part, index) => part === b[index]);
}


/***/ }),

/***/ 22413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   Dk: () => (/* binding */ problemIn),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4991);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76264);


const files = new WeakMap();
/** Keeps the file with the configuration that was read from it, so that later problems can point into it. */
function remember(config, file) {
    files.set(config, file);
}
/** The configuration with parts replaced; its later problems still point into the file. */
function replaced(config, parts) {
    const next = { ...config, ...parts };
    const file = files.get(config);
    if (file !== undefined)
        files.set(next, file);
    return next;
}
/** A problem of this configuration that only showed up later, with its place in the file when there is a file. */
function problemIn(config, finding) {
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .problemOf */ .Z)(finding, files.get(config) ?? _load_js__WEBPACK_IMPORTED_MODULE_0__/* .noFile */ .w);
}


/***/ }),

/***/ 64758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ previewNumber),
/* harmony export */   _s: () => (/* binding */ previewEnvironment),
/* harmony export */   e6: () => (/* binding */ previewUrl),
/* harmony export */   gz: () => (/* binding */ previewName),
/* harmony export */   qV: () => (/* binding */ portsOfPreview),
/* harmony export */   qe: () => (/* binding */ previewsRow)
/* harmony export */ });
/* harmony import */ var _interpolate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9913);

/** How many host ports each preview has for itself. */
const portsOfPreview = 20;
/** The row of the ledger that knows which previews there are. */
const previewsRow = "previews";
function previewName(number) {
    return `pr-${number}`;
}
/** The pull request whose preview has this name; `undefined` when it is no preview's. */
function previewNumber(name) {
    const digits = /^pr-(?<digits>[1-9]\d{0,8})$/.exec(name)?.groups?.["digits"];
    return digits === undefined ? undefined : Number(digits);
}
/** The address; without a port `${PORT}` stays in it. */
function previewUrl(url, { number, port }) {
    return url === undefined ? undefined : filled(url, number, port);
}
/**
 * The preview as an environment that takes the same path as every other. Nothing of it is ever approved or promoted, so
 * it has no gates; checks that name an address of their own would look at the other environment and are left out.
 */
function previewEnvironment({ app, environments }, previews, { number, slot = 0 }) {
    const base = environments.find(({ name }) => name === previews.from);
    if (base === undefined)
        return undefined;
    const { url: _address, ...like } = base;
    const name = previewName(number);
    const url = previewUrl(previews.url, { number });
    const own = Object.entries(previews.variables).map(([key, value]) => [key, filled(value, number)]);
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
function isAboutItself(check) {
    return check.kind === "command" || (check.kind === "http" && check.url.startsWith("/"));
}
function filled(text, number, port) {
    const known = {
        PREVIEW: previewName(number),
        PR: String(number),
        PORT: port === undefined ? "${PORT}" : String(port),
    };
    return (0,_interpolate_js__WEBPACK_IMPORTED_MODULE_0__/* .interpolate */ .G)(text, known).text;
}


/***/ }),

/***/ 19592:
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

/***/ 51236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ hintFor)
/* harmony export */ });
/* unused harmony export suggest */
/** The candidate that was probably meant, or `undefined` when none is near. */
function suggest(word, candidates) {
    const written = plain(word);
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: distanceOf(written, plain(candidate)) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, Math.floor(written.length / 3))
        ? best.candidate
        : undefined;
}
/** What to say about an unknown name: the one that was meant, else all that are known. */
function hintFor(word, candidates) {
    const meant = suggest(word, candidates);
    if (meant !== undefined)
        return `did you mean "${meant}"?`;
    return candidates.length === 0 ? undefined : `known: ${candidates.join(", ")}`;
}
function plain(word) {
    return word.toLowerCase().replaceAll(/[_\s]/g, "-");
}
/** A long name for a short one, as in `friday` for `fri`, is one slip; else each edit or swap of neighbours is one. */
function distanceOf(a, b) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (short === long)
        return 0;
    return short.length >= 3 && long.startsWith(short) ? 1 : edits(a, b);
}
function edits(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
    const at = (row, column) => rows[row]?.[column] ?? 0;
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        rows.push(row);
        for (let j = 1; j <= b.length; j++) {
            const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
            row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
        }
    }
    return at(a.length, b.length);
}


/***/ }),

/***/ 42026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rk: () => (/* binding */ hostAddress),
  aC: () => (/* binding */ target)
});

// UNUSED EXPORTS: namedTargets

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/config/terms.js
var terms = __webpack_require__(79513);
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

/***/ 79513:
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26804);
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

/***/ 51295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ pullRequestsOf),
/* harmony export */   x: () => (/* binding */ jobAccount)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71653);
/* harmony import */ var _steady_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41377);



/** Whom GitHub names for what the token of a job did: nothing that it does starts a workflow by itself. */
const jobAccount = "github-actions[bot]";
/**
 * Throws `DeployError` (`github.refused`), with the setting that has to change when it is one. Questions are asked again
 * while GitHub stumbles; what changes something is done once, since an answer that did not arrive may have been a yes.
 */
function pullRequestsOf(github, patience) {
    const { owner } = github.repository;
    const explained = (error) => {
        throw withSetting(error, github.repository);
    };
    const patient = (0,_steady_js__WEBPACK_IMPORTED_MODULE_2__/* .steady */ .v)(github, patience);
    const ask = (question) => patient.ask(question).catch(explained);
    const change = (question) => github.ask(question).catch(explained);
    return {
        repository: github.repository,
        compare: (base, head) => ask(async ({ repos }, asking) => {
            const basehead = `${base}...${head}`;
            const { data } = await repos.compareCommitsWithBasehead({ ...asking, basehead });
            const commits = data.commits.map(({ sha, commit }) => {
                const { name = "somebody", date = "" } = commit.author ?? {};
                return { sha, author: name, date, subject: commit.message.split("\n", 1)[0] ?? "" };
            });
            return { tip: commits.at(-1)?.sha, ahead: data.ahead_by, behind: data.behind_by, commits: commits.reverse() };
        }),
        find: ({ base, head }) => ask(async ({ pulls }, asking) => {
            const { data } = await pulls.list({ ...asking, state: "open", base, head: `${owner}:${head}`, per_page: 1 });
            return data[0] === undefined ? undefined : asPullRequest(data[0]);
        }),
        create: (branches, text) => change(async ({ pulls }, asking) => asPullRequest((await pulls.create({ ...asking, ...branches, ...text })).data)),
        update: (number, body) => change(async ({ pulls }, asking) => {
            await pulls.update({ ...asking, pull_number: number, body });
        }),
    };
}
function asPullRequest({ number, html_url: url, body, user }) {
    return { number, url, body: body ?? "", author: user?.login ?? "" };
}
/** GitHub says which setting it is only in words. */
function withSetting(error, { owner, repo }) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
        return error instanceof _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Transient */ .R ? error.error : error;
    const hint = settingFor(error.message, `${owner}/${repo}`);
    return hint === undefined ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, error.message, { hint, cause: error.cause });
}
function settingFor(message, repository) {
    if (/not permitted to create or approve pull requests/i.test(message)) {
        return `The repository does not let jobs open pull requests. An administrator allows it with
gh api -X PUT repos/${repository}/actions/permissions/workflow -F can_approve_pull_request_reviews=true
(where that is refused, the organization forbids it), or give a token of your own.`;
    }
    if (/not accessible by (?:integration|personal access token)/i.test(message)) {
        return "The token needs `contents: read` and `pull-requests: write`: in a job under `permissions:`, else in the token's own settings.";
    }
    if (/^404/.test(message))
        return `Is the branch pushed, and may the token see the repository? gh api repos/${repository}/branches`;
    return undefined;
}


/***/ }),

/***/ 41377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ steady)
/* harmony export */ });
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71653);

/** The same repository, asked again while GitHub stumbles; only for questions that may be asked twice. */
function steady(github, options) {
    return { repository: github.repository, ask: (question) => (0,_registry_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retrying */ .i)(() => github.ask(question), options) };
}


/***/ }),

/***/ 63259:
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

/***/ 95761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yR: () => (/* binding */ actOf),
  iN: () => (/* binding */ askedOf),
  qE: () => (/* binding */ deployerOf),
  x2: () => (/* binding */ deskOf),
  b6: () => (/* binding */ environmentNamed),
  iA: () => (/* binding */ materialsOf),
  G0: () => (/* binding */ openMaterialsOf),
  v8: () => (/* binding */ projectOf),
  Lu: () => (/* binding */ routeOf),
  rs: () => (/* binding */ urlOf),
  cO: () => (/* binding */ worldOf)
});

// EXTERNAL MODULE: ./lib/checks/command.js
var command = __webpack_require__(16000);
// EXTERNAL MODULE: ./lib/checks/http.js
var http = __webpack_require__(84373);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/checks/requests.js




const everyMs = 100;
const patienceMs = 15_000;
/** Gateways say with these that nobody answered behind them. */
const lostStatuses = new Set([502, 503, 504]);
/**
 * Asks a route ten times a second, each time over a new connection and without waiting for the answer before. A request is
 * lost when nothing answers, or a gateway does in the place of what is behind it. What the route answers is not judged.
 */
function requestStream(url, clock, headers = {}) {
    const route = { url, headers: { ...http/* ownHeaders */.$, ...headers } };
    const over = new AbortController();
    const asked = [];
    const asking = (async () => {
        // A route that never answered has nothing to lose; it is watched from its first answer on.
        while ((await ask(route, clock, over.signal)).problem !== undefined)
            await clock.sleep(everyMs, over.signal);
        // Sleeping ends with an error when it is over.
        for (;;) {
            asked.push(ask(route, clock));
            await clock.sleep(everyMs, over.signal);
        }
    })().catch(() => undefined);
    return {
        async stop() {
            over.abort();
            await asking;
            const answers = await Promise.all(asked);
            if (answers.length === 0)
                return undefined;
            const lost = answers.filter(({ problem }) => problem !== undefined);
            const [first, last] = [lost[0], lost.at(-1)];
            return {
                url,
                sent: answers.length,
                lost: lost.length,
                slowestMs: Math.round(Math.max(...answers.map(({ ms }) => ms))),
                outSeconds: first === undefined || last === undefined ? 0 : Math.round(last.at - first.at) / 1000,
                ...(first?.problem === undefined ? {} : { firstLoss: first.problem }),
            };
        },
    };
}
function ask({ url, headers }, clock, until) {
    const at = clock.now().getTime();
    return new Promise((resolve) => {
        const end = (problem) => {
            resolve({ at, ms: clock.now().getTime() - at, ...(problem === undefined ? {} : { problem }) });
        };
        const { request } = url.startsWith("https:") ? external_node_https_ : external_node_http_;
        const patience = AbortSignal.timeout(patienceMs);
        const signal = until === undefined ? patience : AbortSignal.any([patience, until]);
        const sent = request(url, { headers, agent: false, signal }, (response) => {
            const { statusCode: status = 0 } = response;
            response.on("error", (error) => {
                end((0,errors/* messageOf */.bD)(error));
            });
            response.on("end", () => {
                end(lostStatuses.has(status) ? `answered ${status}` : undefined);
            });
            response.resume();
        });
        sent.on("error", (error) => {
            end(signal.aborted ? `no answer within ${patienceMs / 1000} s` : (error.code ?? (0,errors/* messageOf */.bD)(error)));
        });
        sent.end();
    });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./lib/checks/poll.js
var poll = __webpack_require__(46928);
;// CONCATENATED MODULE: ./lib/checks/tcp.js


/** Holds when something accepts a connection. */
function tcpCheck(config, clock) {
    const look = (signal) => knock(config, signal);
    return {
        name: config.name,
        evaluate: (signal) => (0,poll/* poll */.w)({ name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock }, signal),
    };
}
function knock({ host, port }, signal) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host, port, signal });
        const answer = (look) => {
            socket.destroy();
            resolve(look);
        };
        socket.once("connect", () => {
            answer({ outcome: "succeeded", detail: `${host}:${port} accepts connections` });
        });
        socket.once("error", (error) => {
            const why = signal.aborted ? "no answer in time" : error.message;
            answer({ outcome: "failed", detail: `${host}:${port}: ${why}` });
        });
    });
}

// EXTERNAL MODULE: ./lib/checks/tests.js
var checks_tests = __webpack_require__(56480);
// EXTERNAL MODULE: ./lib/config/preview.js
var preview = __webpack_require__(64758);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(83161);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(77163);
// EXTERNAL MODULE: ./lib/targets/heading.js
var heading = __webpack_require__(42908);
// EXTERNAL MODULE: ./lib/source/remote.js
var remote = __webpack_require__(60523);
// EXTERNAL MODULE: ./lib/release/approval.js
var approval = __webpack_require__(95318);
// EXTERNAL MODULE: ./lib/release/commit-order.js
var commit_order = __webpack_require__(67829);
// EXTERNAL MODULE: ./lib/command/command.js
var command_command = __webpack_require__(42048);
;// CONCATENATED MODULE: ./lib/release/hook-runner.js


const linesKept = 20;
/** Runs hooks as programs of this machine, and says what they say as it comes. */
function hookRunner({ runner, clock, cwd, env, log }) {
    return async (call, signal) => {
        const { command, timeoutSeconds } = call.config;
        const [program = "", ...args] = command;
        const said = [];
        const onLine = (line) => {
            log.info(line);
            if (said.push(line) > linesKept)
                said.shift();
        };
        const started = clock.now().getTime();
        const line = { ...(0,command_command/* command */.G5)(program, args), cwd, env: { ...env, ...call.told } };
        const ended = await runner.run(line, { signal, timeoutMs: timeoutSeconds * 1000, onLine }).then(() => ({ outcome: "succeeded" }), (error) => endedBadly(error, call, said));
        return { ...ended, seconds: (clock.now().getTime() - started) / 1000 };
    };
}
function endedBadly(error, call, log) {
    if (error instanceof errors/* CommandError */.Qd && error.code === "command.cancelled") {
        return { outcome: "cancelled", detail: "stopped on request" };
    }
    const detail = whyOf(error, call);
    const hint = hintFor(error, call);
    const failure = {
        message: `the hook ${call.name} ${detail}`,
        log,
        events: [],
        ...(hint === undefined ? {} : { hint }),
    };
    return { outcome: "failed", detail, failure };
}
function whyOf(error, { config: { command, timeoutSeconds } }) {
    const [program = ""] = command;
    if (!(error instanceof errors/* CommandError */.Qd))
        return `could not be started: ${(0,errors/* messageOf */.bD)(error)}`;
    if (error.code === "command.timeout")
        return `did not end within ${timeoutSeconds} s`;
    if (error.code === "command.missing")
        return `could not be started: ${program} was not found`;
    if (isRefused(error))
        return `could not be started: ${program} may not be executed`;
    return error.status === undefined
        ? `could not be started: ${(0,errors/* messageOf */.bD)(error)}`
        : `ended with exit code ${error.status}`;
}
function hintFor(error, { config: { command } }) {
    const [program = ""] = command;
    if (!(error instanceof errors/* CommandError */.Qd) || !program.includes("/"))
        return undefined;
    if (isRefused(error))
        return `git update-index --chmod=+x ${program}`;
    if (error.code !== "command.missing")
        return undefined;
    return "Hooks run in the repository's folder, and a path is looked for from there.";
}
function isRefused({ cause }) {
    return cause?.code === "EACCES";
}

// EXTERNAL MODULE: ./lib/release/lease/process.js + 1 modules
var process = __webpack_require__(48021);
// EXTERNAL MODULE: ./lib/release/maintenance.js
var release_maintenance = __webpack_require__(84738);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(65212);
// EXTERNAL MODULE: ./lib/release/target.js + 2 modules
var release_target = __webpack_require__(49709);
;// CONCATENATED MODULE: ./lib/release/app.js


















/** The environment of that name. Throws `UsageError` with the known ones. */
function environmentNamed({ config }, name) {
    const found = config.environments.find((environment) => environment.name === name) ?? previewOf(config, name);
    if (found !== undefined)
        return found;
    const known = config.environments.map((environment) => environment.name).join(", ");
    throw new errors/* UsageError */.eb(`there is no environment "${name}"`, { hint: `Environments: ${known}` });
}
/** A preview runs from the release that it has; what it would be made from now is of no account here. */
function previewOf(config, name) {
    const number = (0,preview/* previewNumber */.KL)(name);
    if (number === undefined || config.previews === undefined)
        return undefined;
    return (0,preview/* previewEnvironment */._s)(config, config.previews, { number });
}
/** Whether the environment asks for an approval before each deployment, and where. */
function askedOf({ name, gates }) {
    if (gates.approval === undefined)
        return {};
    const { through = "environment", environment = name } = gates.approval;
    return { approval: through === "environment" ? { environment } : {} };
}
/** Somebody did something now. */
function actOf({ by, via, clock, link }, reason) {
    return {
        by,
        at: clock.now().toISOString(),
        ...(reason === undefined ? {} : { reason }),
        ...(link === undefined ? {} : { link }),
        ...(via === undefined ? {} : { via }),
    };
}
/** Where the environment's approval is given outside of this program; `undefined`: by name, or it needs none. */
async function deskOf({ approvals, repository }, environment) {
    const way = (0,approval/* wayOf */.VO)(environment, approvals?.usual);
    if (way === undefined || way === "name")
        return undefined;
    if (approvals === undefined)
        throw new errors/* InternalError */.Gd("nobody said how approvals are given here");
    return await approvals.desk(way, () => repository === undefined ? Promise.resolve(undefined) : (0,remote/* remoteUrl */.g)(repository));
}
/** What a bundle refers to, all of it, with what maintenance makes of it. Throws `SecretError`. */
async function materialsOf(app, environment, bundle, { maintenance }) {
    const open = await openMaterialsOf(app, environment, bundle);
    if (maintenance === undefined || bundle.target !== "compose")
        return open;
    return await (0,release_maintenance/* closedMaterials */.r)({ environment: environment.name, maintenance, bundle, open, redactor: app.redactor });
}
/** The same as if there were no maintenance. */
async function openMaterialsOf(app, environment, bundle) {
    const [secrets, key] = await Promise.all([
        (0,resolve/* resolveSecrets */.Mx)(bundle.secrets, (0,secret_values/* secretPlaces */.B)(app, environment)),
        (0,release_target/* fingerprintKeyOf */.Lg)(app, environment, projectOf(bundle)),
    ]);
    return { secrets, fingerprintKey: key, file: (digest) => app.ledger.blob(digest) };
}
/** The Compose project or the namespace that a bundle was made for. */
function projectOf(bundle) {
    return (0,heading/* headingOf */.Wm)(bundle).project;
}
/** The public route of a bundle, when it has one. */
function urlOf(bundle) {
    return (0,heading/* headingOf */.Wm)(bundle).url;
}
/** Us, as whoever has to wait for us sees it. */
function deployerOf(app, environment, project, wait) {
    const { by, link, onLease } = app;
    const { expirySeconds, waitSeconds } = environment.lease;
    return {
        by,
        ...(link === undefined ? {} : { link }),
        mark: process/* processMark */.tz,
        isGone: process/* isGone */.ST,
        expirySeconds,
        waitSeconds: wait ?? waitSeconds,
        onLease: (id) => onLease?.(id === undefined ? undefined : { id, environment: environment.name, project }),
    };
}
/** Everything that deploying this bundle to the environment reaches; `wait`: seconds that somebody else is waited for. */
async function worldOf(app, environment, bundle, wait) {
    const project = projectOf(bundle);
    const target = await (0,release_target/* targetOf */.$r)(app, environment, project);
    const { repository } = app;
    return {
        deployer: deployerOf(app, environment, project, wait),
        monotonic: app.monotonic,
        ...(repository === undefined
            ? {}
            : { compareCommits: (candidate, deployed) => (0,commit_order/* compareCommits */.k)(repository, candidate, deployed) }),
        ledger: app.ledger,
        target,
        materials: (each, state) => materialsOf(app, environment, each, state),
        checks: (each, materials, { tests }) => checksOf(app, environment, each, materials, tests ? testsOf(app, target, environment, each, materials) : []),
        runHook: (materials) => hookRunner({ ...checking(app, environment, { url: urlOf(bundle), materials }), log: app.log }),
        watch: (each, materials) => {
            const url = urlOf(each);
            return url === undefined ? undefined : () => requestStream(url, app.clock, passIn(materials));
        },
        log: app.log,
        clock: app.clock,
        signal: app.signal,
        ...(app.askApproval === undefined ? {} : { askApproval: app.askApproval }),
        onBeginning: (beginning) => app.onBeginning?.(beginning, urlOf(bundle)),
    };
}
const routeSeconds = 30;
const goodStatuses = Array.from({ length: 200 }, (_, index) => 200 + index);
/** The public route first: the other checks would only say the same in other words when it does not answer. */
function checksOf(app, environment, bundle, materials, tests) {
    const { url, checks } = (0,heading/* headingOf */.Wm)(bundle);
    const all = [...(url === undefined ? [] : [routeOf(url)]), ...checks];
    return [...all.map((config) => checkOf(app, environment, config, { url, materials })), ...tests];
}
/** The public route as every deployment asks for it. */
function routeOf(url) {
    return { kind: "http", name: "public route", url, status: goodStatuses, timeoutSeconds: routeSeconds };
}
/** The header by which a request passes the maintenance page, when there is one. */
function passIn({ closed }) {
    return closed === undefined ? {} : { [compose/* passHeader */.dE]: closed.pass.reveal() };
}
function checkOf(app, environment, config, { url, materials }) {
    switch (config.kind) {
        case "http":
            return (0,http/* httpCheck */.r)({ ...config, url: fullUrl(config.url, url) }, app.clock, { sends: passIn(materials) });
        case "tcp":
            return tcpCheck(config, app.clock);
        case "command":
            return (0,command/* commandCheck */.Q)(config, checking(app, environment, { url, materials }));
    }
}
function fullUrl(written, base) {
    return URL.canParse(written) ? written : new URL(written, base).href;
}
function testsOf(app, target, environment, bundle, materials) {
    const own = target.tests(bundle, materials);
    if (own !== undefined)
        return [own];
    const { tests } = environment;
    if (tests?.run.kind !== "command")
        return [];
    return [(0,checks_tests/* commandTests */.$)({ ...tests, run: tests.run }, checking(app, environment, { url: urlOf(bundle), materials }))];
}
function checking({ runner, clock, config }, { name }, { url, materials }) {
    const env = {
        ENVIRONMENT: name,
        ...(url === undefined ? {} : { BASE_URL: url.replace(/\/$/, "") }),
        ...(materials.closed === undefined ? {} : { [compose/* passVariable */.wt]: materials.closed.pass.reveal() }),
    };
    return { runner, clock, cwd: config.root, env };
}


/***/ }),

/***/ 67829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ commitsOf),
/* harmony export */   k: () => (/* binding */ compareCommits)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24505);


async function commitsOf(repository, candidate, deployed) {
    return { candidate, deployed, relation: await compareCommits(repository, candidate, deployed) };
}
/** Asked from the history alone: the time in a commit is whatever somebody's clock said. */
async function compareCommits(repository, candidate, deployed) {
    if (candidate === deployed)
        return { is: "newer" };
    try {
        const [isOlder, isNewer] = await Promise.all([
            (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .isAncestor */ .QX)(repository, candidate, deployed),
            (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .isAncestor */ .QX)(repository, deployed, candidate),
        ]);
        return { is: isOlder ? "older" : isNewer ? "newer" : "apart" };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        return { is: "unknown", why: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), ...(error.hint === undefined ? {} : { hint: error.hint }) };
    }
}


/***/ }),

/***/ 48234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ loadEnvironment),
  h: () => (/* binding */ modelWithoutSecrets)
});

// EXTERNAL MODULE: ./lib/compose/env-secrets.js + 2 modules
var env_secrets = __webpack_require__(33955);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(47800);
// EXTERNAL MODULE: ./lib/compose/commands.js
var commands = __webpack_require__(72292);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(64638);
// EXTERNAL MODULE: ./lib/compose/missing.js
var missing = __webpack_require__(55104);
;// CONCATENATED MODULE: ./lib/compose/explain.js



/** Compose writes its warnings as logfmt lines between everything else. */
const logLine = /^time="[^"]*" level=(\w+) msg="((?:[^"\\]|\\.)*)"/;
const unset = /^The "([^"]+)" variable is not set\. Defaulting to a blank string\.$/;
/** Compose's complaint as problems: its own words once, without noise, at the line that they speak of. */
function explain(stderr, sources, root) {
    const said = stderr
        .split(/\r?\n/)
        .filter((line) => !logLine.test(line) && line.trim() !== "")
        .join("\n")
        .replace(/: invalid compose project$/, "")
        .replace(/^decoding failed due to the following error\(s\):\n/, "")
        .replaceAll(`${root}/`, "");
    return [
        requiredVariable(said, sources) ??
            brokenEnvFile(said) ??
            brokenYaml(said, sources) ??
            missingFile(said, sources) ??
            pointed(said, sources),
    ];
}
/** Compose's warnings, each variable once; what it says about `version:` is nothing that anybody must know. */
function warningsOf(stderr, sources) {
    const messages = stderr.split(/\r?\n/).flatMap((line) => {
        const [, level, message = ""] = logLine.exec(line) ?? [];
        return level === "warning" ? [message.replaceAll(/\\(.)/g, "$1")] : [];
    });
    return [...new Set(messages)]
        .filter((message) => !message.includes("`version` is obsolete"))
        .map((message) => {
        const name = unset.exec(message)?.[1];
        return name === undefined ? { message } : unsetVariable(name, sources);
    });
}
function unsetVariable(name, sources) {
    const [first, ...others] = sources.references().filter((reference) => reference.name === name);
    const more = others.length === 0 ? "" : ` (and in ${others.length} more ${others.length === 1 ? "place" : "places"})`;
    const place = first === undefined ? {} : { file: first.file, line: first.line, column: first.column };
    return {
        ...place,
        message: `the variable ${name} is not set and becomes empty${more}`,
        hint: `Set ${name} in the environment's env file, or write \${${name}:-} if empty is meant.`,
    };
}
function requiredVariable(said, sources) {
    const name = /required variable (\w+) is missing a value/.exec(said)?.[1];
    const reference = (0,missing/* requiredReferences */.iz)(sources).find((each) => each.name === name);
    return reference === undefined ? undefined : (0,missing/* missingVariable */.nw)(reference);
}
/** Compose quotes the line that it cannot read, which may hold a secret. */
function brokenEnvFile(said) {
    if (!/^(?:failed to read .+: |line \d+: )/.test(said))
        return undefined;
    if (!/: (?:unterminated quoted value|unexpected character|key cannot|zero length|invalid)/.test(said))
        return undefined;
    const [, file] = /^failed to read (.+?): /.exec(said) ?? [];
    const [, line] = /line (\d+): /.exec(said) ?? [];
    return {
        ...(file === undefined ? {} : { file }),
        ...(file === undefined || line === undefined ? {} : { line: Number(line) }),
        message: `Compose cannot read the env file: ${(0,env_reading/* withoutValues */.lO)(said)}`,
    };
}
/** Compose counts lines badly and leaves the file out; a parser that keeps positions knows both. */
function brokenYaml(said, sources) {
    const complaint = /(?:yaml: (?:unmarshal errors:\s*)?|failed to parse .*?: )(?:line (\d+): )?(.*)/s.exec(said);
    if (complaint === null)
        return undefined;
    const message = (complaint[2] ?? said).replace(/^(yaml: |line \d+: )+/, "");
    const line = complaint[1] === undefined ? undefined : Number(complaint[1]);
    for (const { file, document, lines } of sources.all()) {
        const [error] = document.errors;
        if (error === undefined)
            continue;
        const { line: at, col } = lines.linePos(error.pos[0]);
        return { file, line: at, column: col, message };
    }
    const named = sources.all().find(({ file }) => said.includes(file));
    return { ...(named === undefined ? {} : { file: named.file }), ...(line === undefined ? {} : { line }), message };
}
function missingFile(said, sources) {
    const file = /^(?:open|stat) (.+): no such file or directory$|^env file (.+) not found/.exec(said);
    const path = file?.[1] ?? file?.[2];
    if (path === undefined)
        return undefined;
    for (const source of sources.all()) {
        const offset = source.text.search(mentioned(tail(path, source.file)));
        if (offset < 0)
            continue;
        const { line, col } = source.lines.linePos(offset);
        return { file: source.file, line, column: col, message: `${path} does not exist` };
    }
    return { message: `${path} does not exist` };
}
function mentioned(path) {
    return new RegExp(`(?<![\\w.-])(\\./)?${path.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w.-])`);
}
/** How a file would write the path: relative to its own folder. */
function tail(path, file) {
    const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
    return (0,external_node_path_.relative)(folder, path).replace(/^(\.\.\/)+/, "");
}
/** Finds the line by the names that Compose's message holds. */
function pointed(said, sources) {
    const message = said.replace(/^validating \S+?: /, "");
    return { ...sources.locate(pathIn(message)), message };
}
function pathIn(message) {
    const dotted = /\b((?:services|volumes|networks|secrets|configs|include)(?:\.[\w-]+|\[[\w-]+\])+)/.exec(message)?.[1];
    if (dotted !== undefined) {
        const extra = /[Aa]dditional propert(?:y|ies) '?([\w.-]+)'? (?:is )?not allowed/.exec(message)?.[1];
        const keys = dotted.split(/[.[\]]+/).filter((key) => key !== "");
        return [...keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)), ...(extra === undefined ? [] : [extra])];
    }
    const service = /service "([^"]+)"/.exec(message)?.[1];
    if (service !== undefined) {
        const kind = /(?:depends on undefined|refers to undefined) (\w+)/.exec(message)?.[1];
        const section = {
            service: "depends_on",
            volume: "volumes",
            network: "networks",
            secret: "secrets",
            config: "configs",
        };
        return ["services", service, ...(kind === undefined || section[kind] === undefined ? [] : [section[kind]])];
    }
    const first = /dependency cycle detected: ([\w.-]+)/.exec(message)?.[1];
    return first === undefined ? [] : ["services", first, "depends_on"];
}

;// CONCATENATED MODULE: ./lib/compose/machine.js
const home = /(?:^|[\s"'=:[-])~\//;
/** What the model takes from the machine that loads it and not from the files: the home folder and the search path. */
function machineValues(sources) {
    const hint = "Write an absolute path, or a variable of the environment.";
    const variables = sources
        .references()
        .filter(({ name }) => name === "HOME" || name === "PATH")
        .map(({ file, line, column, name }) => {
        return { file, line, column, message: `\${${name}} is taken from the machine that plans the release`, hint };
    });
    const paths = sources.all().flatMap(({ file, text }) => text.split("\n").flatMap((line, index) => {
        if (!home.test(line) || /^\s*#/.test(line))
            return [];
        const message = "~ is the home folder on the machine that plans the release";
        return [{ file, line: index + 1, column: line.indexOf("~/") + 1, message, hint }];
    }));
    return [...variables, ...paths];
}

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var compose_placeholders = __webpack_require__(87228);
// EXTERNAL MODULE: ./lib/compose/prelude.js
var prelude = __webpack_require__(33797);
// EXTERNAL MODULE: ./lib/compose/sources.js + 1 modules
var compose_sources = __webpack_require__(81554);
;// CONCATENATED MODULE: ./lib/compose/stand-alone.js

/** The services that publish one of their ports on several fixed host ports, as merging two complete files does. */
function duplicated(model) {
    return Object.entries(model.services).flatMap(([name, { ports = [] }]) => {
        const fixed = ports.filter(({ published }) => published !== undefined && published !== "");
        const own = new Set(fixed.map(containerPort));
        return own.size < fixed.length ? [name] : [];
    });
}
function containerPort({ target, protocol = "tcp" }) {
    return `${target}/${protocol}`;
}
/** Every service that the file names has an image or a build of its own; whether Compose agrees is Compose's to say. */
function standsAlone(file, sources) {
    const source = sources.all().find((each) => each.file === file);
    const named = source === undefined ? [] : (0,compose_sources/* services */.$p)(source);
    if (source === undefined || named.length === 0)
        return false;
    return named.every(({ node }) => ["image", "build", "extends"].some((key) => (0,compose_sources/* child */.jf)(node, key, source) !== undefined));
}

;// CONCATENATED MODULE: ./lib/compose/load.js












const timeoutMs = 60_000;
const asked = { profiles: "${COMPOSE_PROFILES:-}" };
/**
 * The model as Compose itself resolves it, from the files and the given variables alone: nothing of this process's
 * environment gets in. Throws `compose.invalid` with everything that is wrong, and `compose.unavailable`.
 */
async function loadModel(input, runner) {
    const files = input.files.length > 0 ? input.files : await ownFiles(input, runner);
    const given = { ...input, files };
    const absent = [...missingComposeFiles(given), ...missingEnvironment(given)];
    if (absent.length > 0)
        throw new errors/* ConfigError */.xL(absent, { code: "compose.invalid" });
    const sources = input.sources ?? readSources(input.root, files);
    const printing = print(given, asked, runner);
    // Costs nothing while Compose is at work.
    sources.all();
    const output = await printing;
    if (output.exitCode !== 0)
        return withoutInactive(given, sources, output, runner);
    return loaded(given, sources, output, runner);
}
/** The Compose files for whoever needs lines or names out of them before the model is there. */
function readSources(root, files) {
    return (0,compose_sources/* sourcesOf */.u0)(root, files, readText);
}
async function loaded(input, sources, output, runner) {
    const { model: printed, said } = parsed(output);
    const model = printed;
    if (Object.keys(model.services).length === 0)
        throw withoutServices(input);
    const defaultProfiles = (said["profiles"] ?? "").split(",").filter((profile) => profile !== "");
    const problems = [...missingFiles(input, model, sources), ...(await complete(input, model, sources, runner))];
    const warnings = [...warningsOf(output.stderr, sources), ...machineValues(sources)];
    return { root: input.root, model, defaultProfiles, problems, warnings, sources };
}
/** When only a service behind an inactive profile is wrong, the rest loads, as it would by hand. */
async function withoutInactive(input, sources, output, runner) {
    const problems = await everythingWrong(input, sources, output, runner);
    if (input.profiles.includes("*")) {
        const active = { ...input, profiles: input.profiles.filter((profile) => profile !== "*") };
        const again = await print(active, asked, runner);
        if (again.exitCode === 0) {
            const result = await loaded(active, sources, again, runner);
            const left = problems.map((each) => ({
                ...each,
                message: `left out services behind inactive profiles: ${each.message}`,
            }));
            return { ...result, warnings: [...result.warnings, ...left] };
        }
    }
    throw new errors/* ConfigError */.xL(problems, { code: "compose.invalid" });
}
/** Compose stops at the first missing thing; these are all of them, and what Compose said when it was something else. */
async function everythingWrong(input, sources, output, runner) {
    const required = (0,missing/* requiredReferences */.iz)(sources);
    const files = [...(0,missing/* envFiles */.hZ)(sources), ...(0,missing/* mountedFiles */.OL)(sources)];
    const expressions = (0,missing/* questions */.ab)(required, files);
    const probe = await print({ ...input, files: [] }, expressions, runner);
    const said = probe.exitCode === 0 ? parsed(probe).said : {};
    const absent = files.flatMap(({ written, base, path, place }, index) => {
        const file = (0,external_node_path_.resolve)(base, said[`path:${index}`] ?? written);
        if ((0,external_node_fs_.existsSync)(file))
            return [];
        const hint = path.endsWith(".env_file") ? { hint: "Create it, or mark it `required: false`." } : {};
        return [{ ...place, path, message: `${shown(input.root, file)} does not exist`, ...hint }];
    });
    const found = [...(0,missing/* missingVariables */.uM)(required, said), ...absent];
    const own = explain(output.stderr, sources, input.root);
    const ours = (problem) => found.some(({ line, file }) => line === problem.line && file === problem.file);
    return [...own.filter((problem) => !ours(problem)), ...found];
}
async function complete(input, model, sources, runner) {
    const problems = [];
    for (const file of input.files.slice(1)) {
        if (duplicated(model).length === 0 || !standsAlone(file, sources))
            continue;
        const alone = await print({ ...input, files: [file] }, {}, runner);
        if (alone.exitCode !== 0)
            continue;
        const whole = parsed(alone).model;
        const services = duplicated(model).filter((service) => service in whole.services);
        if (services.length > 0)
            problems.push(secondFile(file, services, sources));
    }
    return problems;
}
function secondFile(file, services, sources) {
    const [first = ""] = services;
    const port = sources.locate(["services", first, "ports"]);
    const place = port?.file === file ? port : { file, line: 1 };
    return {
        ...place,
        message: `${file} is complete in itself; laid over the other files it publishes the ports of ${services.join(", ")} twice`,
        hint: `Use it alone:\n  compose-files:\n    - ${file}\nIf it is meant as an overlay, write \`ports: !override\` in it.`,
    };
}
/** Compose takes an empty file for no error when another document comes with it. */
function withoutServices({ files }) {
    const message = `${files.join(", ")}: no services are defined`;
    return new errors/* ConfigError */.xL([{ message }], { code: "compose.invalid" });
}
function missingFiles(input, model, sources) {
    return ["secrets", "configs"].flatMap((kind) => {
        const used = new Set(Object.values(model.services).flatMap((service) => (service[kind] ?? []).map(({ source }) => source)));
        return Object.entries((0,compose_placeholders/* singleDollars */.k5)(model[kind] ?? {})).flatMap(([name, { file }]) => {
            if (file === undefined || !used.has(name) || (0,external_node_fs_.existsSync)(file))
                return [];
            const path = `${kind}.${name}.file`;
            const hint = kind === "secrets" ? { hint: `Create it, or give its value as the variable ${(0,reference/* variableFor */.S)(name)}.` } : {};
            const place = sources.locate([kind, name, "file"]);
            return [{ ...place, path, message: `${shown(input.root, file)} does not exist`, ...hint }];
        });
    });
}
function missingComposeFiles({ root, files }) {
    if (files.length === 0) {
        const hint = "Write one, or name it under `compose-files:` of the environment in aip-deploy.yml.";
        return [{ message: `there is no Compose file in ${root}`, hint }];
    }
    return files.flatMap((file) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, file)) ? [] : [{ file, message: "the Compose file does not exist" }]);
}
function missingEnvironment({ root, envFiles: files }) {
    const hint = "Create it, or take it out of the environment's `env-files:`.";
    return files.flatMap((file) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, file)) ? [] : [{ file, message: "the env file does not exist", hint }]);
}
const defaultNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrideNames = [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];
/** What Compose would read without being told, in its order. */
async function ownFiles(input, runner) {
    const output = await print(input, { files: "${COMPOSE_FILE:-}", separator: "${COMPOSE_PATH_SEPARATOR:-:}" }, runner);
    const { files = "", separator = ":" } = output.exitCode === 0 ? parsed(output).said : {};
    if (files !== "")
        return files.split(separator);
    const found = (names) => names.filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(input.root, name))).slice(0, 1);
    const base = found(defaultNames);
    return base.length === 0 ? [] : [...base, ...found(overrideNames)];
}
async function print(input, expressions, runner) {
    const placeholders = Object.fromEntries(input.secretNames.map((name) => [name, (0,compose_placeholders/* placeholder */.qf)(name)]));
    const command = (0,commands/* printModel */.x)({
        ...input,
        variables: { ...input.variables, ...placeholders },
        prelude: (0,prelude/* prelude */.ez)(expressions, input.fallbackName),
    });
    try {
        const output = await runner.run(command, { accept: "any", timeoutMs });
        if (output.exitCode !== 0 && isNoCompose(output.stderr))
            throw unavailable("docker has no `compose` command");
        return output;
    }
    catch (error) {
        if (error instanceof errors/* CommandError */.Qd && error.code === "command.missing")
            throw unavailable((0,errors/* messageOf */.bD)(error), error);
        throw error;
    }
}
/** The docker program without the plugin takes `compose`'s flags for its own. */
function isNoCompose(stderr) {
    return /'compose' is not a docker command|(unknown command: docker compose)|unknown (shorthand )?flag.*\n*.*docker --help/s.test(stderr);
}
function unavailable(message, cause) {
    const hint = "Install Docker Compose 2.26 or newer: on Debian and Ubuntu `apt-get install docker-cli docker-compose`, elsewhere https://docs.docker.com/compose/install/.";
    return new errors/* DeployError */.sH("compose.unavailable", message, { hint, cause });
}
function parsed(output) {
    return (0,prelude/* answers */.GA)(JSON.parse(output.stdout));
}
function readText(absolute) {
    try {
        return (0,external_node_fs_.readFileSync)(absolute, "utf8");
    }
    catch {
        return undefined;
    }
}
function shown(root, file) {
    const path = (0,external_node_path_.relative)(root, file);
    return path.startsWith("..") ? file : path;
}

// EXTERNAL MODULE: ./lib/secrets/looks-secret.js
var looks_secret = __webpack_require__(99642);
;// CONCATENATED MODULE: ./lib/release/environment-model.js





/** The model of one environment, as Compose resolves it; services behind profiles are in it too. Env files' secrets stand in it. */
async function loadEnvironment(config, environment, runner) {
    return await loadModel(inputOf(config, environment), runner);
}
/** The same with placeholders where a secret would stand, whether it is configured or only lies in an env file. */
async function modelWithoutSecrets(config, environment, { runner, learn }) {
    const input = inputOf(config, environment);
    const { root, files: composeFiles, envFiles, variables, secretNames } = input;
    const sources = readSources(root, composeFiles);
    const found = await (0,env_secrets/* envSecrets */.v)({ root, composeFiles, envFiles, variables, secretNames, sources }, runner);
    const given = { ...input, sources, secretNames: [...secretNames, ...found.names] };
    const printed = await loadModel(given, runner).catch((error) => {
        throw withoutPlaceholders(error, found.names);
    });
    const { loaded, secrets, values, notes } = found.conceal(printed);
    for (const secret of values)
        if (!(0,looks_secret/* isCommonWord */.ei)(secret.reveal()))
            learn(secret);
    return { loaded, secrets: { ...secrets, ...environment.secrets }, values, notes };
}
/** Compose wants a port or a size where it saw a placeholder; the name is what a person can do something about. */
function withoutPlaceholders(error, names) {
    if (!(error instanceof errors/* ConfigError */.xL))
        return error;
    const problems = error.problems.map((problem) => {
        const [name] = names.filter((each) => problem.message.includes((0,compose_placeholders/* placeholder */.qf)(each)));
        if (name === undefined)
            return problem;
        const message = problem.message.replaceAll((0,compose_placeholders/* placeholder */.qf)(name), `\${${name}}`);
        const hint = `${name} looks like a secret, so Compose was not given its value. If it is none, list it under \`variables:\` of the environment in aip-deploy.yml.`;
        return { ...problem, message, hint };
    });
    return new errors/* ConfigError */.xL(problems, { code: "compose.invalid", cause: error });
}
function inputOf(config, environment) {
    return {
        root: config.root,
        files: environment.composeFiles,
        envFiles: environment.envFiles,
        profiles: ["*", ...environment.profiles],
        project: environment.project,
        fallbackName: `${config.app}-${environment.name}`,
        variables: environment.variables,
        secretNames: Object.keys(environment.secrets),
    };
}


/***/ }),

/***/ 64455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOutHere: () => (/* binding */ carryOutHere),
  giveBackHere: () => (/* binding */ giveBackHere)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/command/docker-plugins.js


/** Where Docker's own program looks for its plugins, in its order, after the folder of its configuration. */
const folders = [
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins",
];
const names = ["compose", "buildx"];
/**
 * The programs of the plugins that are found where Docker's program would look. Started by Docker's program, a plugin takes a
 * twentieth of a second longer: all plugins are asked what they are before one is handed over to.
 */
function dockerPlugins(dockerDirectory) {
    if (namesOtherFolders((0,external_node_path_.join)(dockerDirectory, "config.json")))
        return {};
    const places = [(0,external_node_path_.join)(dockerDirectory, "cli-plugins"), ...folders];
    const found = names.flatMap((name) => {
        const program = places.map((folder) => (0,external_node_path_.join)(folder, `docker-${name}`)).find((path) => (0,external_node_fs_.existsSync)(path));
        return program === undefined ? [] : [[name, program]];
    });
    return Object.fromEntries(found);
}
function namesOtherFolders(configuration) {
    try {
        return (0,external_node_fs_.readFileSync)(configuration, "utf8").includes("cliPluginsExtraDirs");
    }
    catch {
        return false;
    }
}
/** What is really started for a command. */
function startable({ program, args }, plugins) {
    const [first = "", ...rest] = args;
    const plugin = program === "docker" ? names.find((name) => name === first) : undefined;
    const own = plugin === undefined ? undefined : plugins[plugin];
    return own === undefined ? { program, args } : { program: own, args: rest };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/command/docker-compose.js

/** A driver that loads the package when it is first used. */
function composeDriver({ env, redact }) {
    return {
        async down({ project, host, volumes }) {
            const { down } = await __webpack_require__.e(/* import() */ 3162).then(__webpack_require__.t.bind(__webpack_require__, 43162, 19));
            try {
                await down({
                    // Only the labels on the engine say what belongs to the project; in the root folder no Compose file is found.
                    cwd: "/",
                    composeOptions: ["--project-name", project],
                    commandOptions: ["--remove-orphans", ...(volumes ? ["--volumes"] : [])],
                    env: { ...withoutCompose(env), DOCKER_HOST: host },
                });
            }
            catch (error) {
                throw commandError(`docker compose --project-name ${project} down`, error, redact);
            }
        },
    };
}
/** `COMPOSE_FILE` and its kin would name another project's files. */
function withoutCompose(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("COMPOSE_")));
}
function commandError(line, thrown, redact) {
    const { exitCode, err, out } = thrown;
    const said = redact(err ?? out ?? (0,errors/* messageOf */.bD)(thrown)).trim();
    const details = { line, status: exitCode ?? undefined, lastLines: said.split("\n").slice(-20), cause: thrown };
    return new errors/* CommandError */.Qd("command.failed", `${line}: exit code ${exitCode ?? "unknown"}\n${said}`, details);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./lib/command/command.js
var command_command = __webpack_require__(42048);
;// CONCATENATED MODULE: ./lib/command/companion.js




const linesKept = 30;
const killAfterMs = 2_000;
/** Companions on this machine, each in a process group of its own, so that a Ctrl-C in the terminal reaches only us. */
function localCompanions({ env, redact, trace }) {
    return {
        async start(command, onLine) {
            const line = redact((0,command_command/* toShell */.aB)(command));
            trace?.(line);
            const child = (0,external_node_child_process_.spawn)(command.program, command.args, {
                env: { ...env, ...command.env },
                detached: true,
                stdio: ["pipe", "pipe", "pipe"],
            });
            child.stdin.on("error", () => undefined);
            (0,external_node_readline_.createInterface)({ input: child.stdout }).on("line", onLine);
            const said = [];
            (0,external_node_readline_.createInterface)({ input: child.stderr }).on("line", (each) => {
                if (each.trim() !== "")
                    said.push(redact(each));
                if (said.length > linesKept)
                    said.shift();
            });
            await started(child, command, line);
            const ended = new Promise((resolve) => {
                child.once("close", (code) => {
                    resolve({ exitCode: code ?? 143, lastLines: said });
                });
            });
            return { ended, end: () => end(child, ended) };
        },
    };
}
function started(child, { program }, line) {
    return new Promise((resolve, reject) => {
        child.once("spawn", resolve);
        child.once("error", (cause) => {
            const missing = cause.code === "ENOENT";
            const message = missing ? `${program}: not found` : `${line}: ${cause.message}`;
            const hint = missing ? `Install ${program} or put it on the PATH.` : undefined;
            reject(new errors/* CommandError */.Qd(missing ? "command.missing" : "command.failed", message, { line, hint, cause }));
        });
    });
}
async function end(child, ended) {
    child.stdin?.end();
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    await ended;
    clearTimeout(timer);
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./lib/command/local.js





/** What a bare environment still holds: how to find programs, the home with its logins, the engine and the machine's certificates. */
const bareNames = /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|XDG_\w+|DOCKER_\w+|BUILDX_\w+|BUILDKIT_\w+|SSL_CERT_\w+|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSH_AUTH_SOCK)$/;
const leastNames = /^(PATH|HOME|DOCKER_CONFIG)$/;
const local_killAfterMs = 5_000;
const linesInErrors = 20;
/**
 * Runs programs on this machine. Each gets a process group of its own, so that a Ctrl-C in the terminal reaches only us
 * and we decide what is safe to stop.
 */
function localRunner(options) {
    return { run: (command, runOptions = {}) => run(command, runOptions, options) };
}
async function run(command, options, local) {
    const line = local.redact((0,command_command/* toShell */.aB)(command));
    local.trace?.(line);
    if (options.signal?.aborted === true)
        throw new errors/* CommandError */.Qd("command.cancelled", `${line}: not started`, { line });
    const started = performance.now();
    const { program, args } = startable(command, local.plugins ?? {});
    const child = (0,external_node_child_process_.spawn)(program, args, {
        cwd: command.cwd,
        env: { ...inherited(command, local.env), ...command.env, ...marking(local.mark) },
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
    });
    const stopped = stopWhenAsked(child, options);
    const stdout = collect(child.stdout, options.onLine, local.redact);
    const stderr = collect(child.stderr, options.onLine, local.redact);
    // A program may exit before it has read all of its input; its exit code then says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(command.stdin ?? "");
    try {
        const exitCode = await exited(child, line, command);
        const output = { stdout: stdout(), stderr: stderr(), exitCode, milliseconds: performance.now() - started };
        judge(output, { line, stopped: stopped.reason(), command, options, redact: local.redact });
        return output;
    }
    finally {
        stopped.forget();
    }
}
function inherited(command, env) {
    if (command.inherit === undefined || command.inherit === "full")
        return env;
    const names = command.inherit === "bare" ? bareNames : leastNames;
    return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)));
}
function marking(mark) {
    return mark === undefined ? {} : { [mark.name]: mark.value };
}
function exited(child, line, command) {
    return new Promise((resolve, reject) => {
        child.once("error", (cause) => {
            const missing = cause.code === "ENOENT";
            const message = missing ? `${command.program}: not found` : `${line}: ${cause.message}`;
            const hint = missing ? `Install ${command.program} or put it on the PATH.` : undefined;
            reject(new errors/* CommandError */.Qd(missing ? "command.missing" : "command.failed", message, { line, hint, cause }));
        });
        child.once("close", (code, signal) => {
            resolve(code ?? (signal === "SIGKILL" ? 137 : 143));
        });
    });
}
function stopWhenAsked(child, options) {
    let reason;
    let killTimer;
    const stop = (why) => {
        reason ??= why;
        signalGroup(child, "SIGTERM");
        killTimer ??= setTimeout(() => {
            signalGroup(child, "SIGKILL");
        }, local_killAfterMs);
    };
    const timer = options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            stop("timeout");
        }, options.timeoutMs);
    const onAbort = () => {
        stop("cancelled");
    };
    options.signal?.addEventListener("abort", onAbort, { once: true });
    return {
        reason: () => reason,
        forget: () => {
            clearTimeout(timer);
            clearTimeout(killTimer);
            options.signal?.removeEventListener("abort", onAbort);
        },
    };
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
function collect(stream, onLine, redact) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    const chunks = [];
    let rest = "";
    stream.on("data", (data) => {
        const text = decoder.write(data);
        chunks.push(text);
        if (onLine === undefined)
            return;
        const lines = (rest + text).split(/\r?\n/);
        rest = lines.pop() ?? "";
        for (const each of lines)
            onLine(redact(each));
    });
    stream.on("end", () => {
        if (onLine !== undefined && rest !== "")
            onLine(redact(rest));
    });
    return () => chunks.join("");
}
function judge(output, { line, stopped, command, options, redact }) {
    const accepted = options.accept === "any" || (options.accept ?? [0]).includes(output.exitCode);
    if (stopped === undefined && accepted)
        return;
    const lastLines = tail(redact(output.stderr.trim() === "" ? output.stdout : output.stderr));
    const details = { line, status: output.exitCode, lastLines };
    if (stopped === "cancelled")
        throw new errors/* CommandError */.Qd("command.cancelled", `${command.program}: stopped`, details);
    if (stopped === "timeout") {
        const after = Math.round((options.timeoutMs ?? 0) / 1000);
        throw new errors/* CommandError */.Qd("command.timeout", `${line}: did not end within ${after} s`, details);
    }
    const said = lastLines.length === 0 ? "it said nothing" : lastLines.join("\n");
    throw new errors/* CommandError */.Qd("command.failed", `${line}: exit code ${output.exitCode}\n${said}`, details);
}
function tail(text) {
    return text
        .split(/\r?\n/)
        .filter((each) => each.trim() !== "")
        .slice(-linesInErrors);
}

// EXTERNAL MODULE: ./lib/github/pull-requests.js
var pull_requests = __webpack_require__(51295);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
;// CONCATENATED MODULE: ./lib/github/sign-in.js



/** The repository on GitHub, for a step of a job and for a person at a terminal alike. Throws `UsageError`. */
async function signIn(asking) {
    const { given, now, env, remote } = asking;
    if (given !== undefined) {
        if (given.token !== "")
            return (0,client.githubClient)({ ...given, now });
        throw new errors/* UsageError */.eb("the input token is empty", { hint: "Leave it out, or give it a token." });
    }
    const place = placeOf(env, remote);
    const token = await tokenOf(asking, place.host);
    return (0,client.githubClient)({ ...place, token, now });
}
/** `https://host/owner/name` → which repository it is, and where the host's API is. */
function placeOf(env, remote) {
    const { host, pathname } = remote === undefined ? { host: "", pathname: "" } : new URL(remote);
    const [, owner = "", repo = "", more] = pathname.split("/");
    if (owner === "" || repo === "" || more !== undefined) {
        const where = remote === undefined ? "there is no remote called origin" : `origin is ${remote}`;
        throw new errors/* UsageError */.eb(`this checkout is no clone of a repository on GitHub: ${where}`, {
            hint: "git remote add origin https://github.com/OWNER/NAME.git",
        });
    }
    const isElsewhere = host !== "github.com" && env["GITHUB_API_URL"] === undefined;
    return { host, repository: { owner, repo }, ...(isElsewhere ? { api: `https://${host}/api/v3` } : {}) };
}
async function tokenOf({ env, runner }, host) {
    const said = [env["GH_TOKEN"], env["GITHUB_TOKEN"]].find((token) => token !== undefined && token !== "");
    if (said !== undefined)
        return said;
    // `gh` keeps its token where only it knows; without `gh`, or when nobody is signed in, there is none.
    const asked = await runner
        .run((0,command_command/* command */.G5)("gh", "auth", "token", "--hostname", host), { accept: "any", timeoutMs: 10_000 })
        .catch(() => undefined);
    const token = asked?.exitCode === 0 ? asked.stdout.trim() : "";
    if (token !== "")
        return token;
    throw new errors/* UsageError */.eb("there is no token for GitHub", { hint: "gh auth login, or set GH_TOKEN" });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(961);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secrets_secret = __webpack_require__(27289);
;// CONCATENATED MODULE: ./lib/registry/reference.js

const dockerHub = "docker.io";
const hubAliases = new Set([dockerHub, "index.docker.io", "registry-1.docker.io"]);
const digestShape = /^sha256:[0-9a-f]{64}$/;
const tagShape = /^\w[\w.-]{0,127}$/;
const pathShape = /^[a-z0-9]+(?:(?:\.|_|__|-+|\/)[a-z0-9]+)*$/;
const registryShape = /^(?<host>\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::(?<port>\d{1,5}))?$/;
/** Reads an image reference as Docker does. Throws `registry.invalid`; a reference without tag and digest stays without. */
function parseReference(text) {
    const [named, digest] = cutOnce(text, "@");
    if (digest !== undefined && !digestShape.test(digest))
        throw invalid(text, `"${digest}" is no sha256 digest`);
    const [repository, tag] = cutTag(named);
    if (tag !== undefined && !tagShape.test(tag))
        throw invalid(text, `"${tag}" is no tag`);
    const [registry, rest] = cutRegistry(repository);
    const { host, port } = parseRegistry(registry, text);
    const path = host === dockerHub && !rest.includes("/") ? `library/${rest}` : rest;
    if (!pathShape.test(path))
        throw invalid(text, `"${rest}" is no repository path; it is lower case`);
    return {
        host,
        ...(port === undefined ? {} : { port }),
        path,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** The reference in full, also where Docker would let parts away. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
    const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
    return `${repositoryOf(reference)}${tag}${digest}`;
}
/** `registry/path`, without tag and digest. */
function repositoryOf(reference) {
    return `${registryOf(reference)}/${reference.path}`;
}
/** `host` or `host:port`: what people log in to. */
function registryOf({ host, port }) {
    return port === undefined ? host : `${host}:${port}`;
}
/** Whether this names Docker Hub, which has several names. */
function isDockerHub(registry) {
    return hubAliases.has(registry);
}
/** Whether the host is this machine itself, where engines and registries speak plain http. */
function isLoopback(host) {
    return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
function cutOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
/** A colon before the last slash belongs to a port. */
function cutTag(named) {
    const at = named.lastIndexOf(":");
    return at <= named.lastIndexOf("/") ? [named, undefined] : [named.slice(0, at), named.slice(at + 1)];
}
/** The first part is a registry only when it cannot be a folder: `shop/web` is on Docker Hub, `shop.example/web` is not. */
function cutRegistry(repository) {
    const [first, rest] = cutOnce(repository, "/");
    if (rest === undefined)
        return [dockerHub, repository];
    const isRegistry = /[.:[A-Z]/.test(first) || first === "localhost";
    return isRegistry ? [first, rest] : [dockerHub, repository];
}
function parseRegistry(registry, text) {
    const groups = registryShape.exec(registry)?.groups;
    const host = groups?.["host"];
    if (host === undefined)
        throw invalid(text, `"${registry}" is no registry`);
    const port = groups?.["port"];
    if (port !== undefined && (Number(port) < 1 || Number(port) > 65535))
        throw invalid(text, `"${port}" is no port`);
    if (isDockerHub(host) && port === undefined)
        return { host: dockerHub };
    return port === undefined ? { host } : { host, port: Number(port) };
}
function invalid(text, why) {
    return new errors/* RegistryError */.gl("registry.invalid", `image reference "${text}": ${why}`, {
        hint: "Write it as registry/path/name:tag, for example ghcr.io/org/app:1.0.",
    });
}

;// CONCATENATED MODULE: ./lib/registry/credentials.js







const anonymous = { kind: "anonymous" };
const login = schemas/* object */.Ikc({
    auth: schemas/* string */.YjP().optional(),
    username: schemas/* string */.YjP().optional(),
    password: schemas/* string */.YjP().optional(),
    identitytoken: schemas/* string */.YjP().optional(),
    registrytoken: schemas/* string */.YjP().optional(),
});
const dockerConfig = schemas/* object */.Ikc({
    auths: schemas/* record */.g1P(schemas/* string */.YjP(), login).optional(),
    credHelpers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    credsStore: schemas/* string */.YjP().optional(),
});
const helperAnswer = schemas/* object */.Ikc({ Username: schemas/* string */.YjP(), Secret: schemas/* string */.YjP() });
const helperTimeoutMs = 60_000;
const hubKey = "https://index.docker.io/v1/";
/** The logins that `docker login` left behind. A registry without one is met anonymously. */
function dockerLogins(options) {
    return async (registry, signal) => {
        const config = await readConfig((0,external_node_path_.join)(options.directory, "config.json"));
        const helper = entryOf(config.credHelpers, registry) ?? config.credsStore;
        const kept = helper === undefined ? undefined : await askHelper(helper, registry, options.runner, signal);
        const found = kept ?? entryOf(config.auths, registry);
        const credentials = found === undefined ? anonymous : fromLogin(found, registry);
        for (const secret of secretsOf(credentials))
            options.learn(secret);
        return credentials;
    };
}
/** The same logins, and this one for its registry when they have none for it. */
function withLogin(logins, registry, login) {
    return async (asked, signal) => {
        const found = await logins(asked, signal);
        return found.kind === "anonymous" && isSameRegistry(asked, registry) ? login : found;
    };
}
async function readConfig(file) {
    const text = await readIfThere(file);
    try {
        return dockerConfig.parse(JSON.parse(text));
    }
    catch (cause) {
        // The parser's own message may quote a password, so only the shape of the problem is told.
        const where = cause instanceof classic_errors/* ZodError */.G ? cause.issues[0]?.path.join(".") : undefined;
        const message = where === undefined ? "must be JSON" : "does not have the type that Docker writes";
        throw new errors/* ConfigError */.xL([{ file, message, ...(where === undefined ? {} : { path: where }) }], {
            hint: "Log in again with docker login, or mend the file.",
        });
    }
}
async function readIfThere(file) {
    try {
        return await (0,promises_.readFile)(file, "utf8");
    }
    catch (cause) {
        const { code, message } = cause;
        if (code === "ENOENT" || code === "ENOTDIR")
            return "{}";
        throw new errors/* ConfigError */.xL([{ file, message }], { cause });
    }
}
/** Only the very registry counts: a login for one host is never offered to another. */
function entryOf(entries, registry) {
    return Object.entries(entries ?? {}).find(([key]) => isSameRegistry(hostOf(key), registry))?.[1];
}
function isSameRegistry(left, right) {
    return left === right || (isDockerHub(left) && isDockerHub(right));
}
/** Older Dockers wrote `https://host/v1/`. */
function hostOf(key) {
    return key.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
}
async function askHelper(name, registry, runner, signal) {
    const program = `docker-credential-${name}`;
    try {
        const asked = { ...(0,command_command/* command */.G5)(program, "get"), stdin: isDockerHub(registry) ? hubKey : registry };
        const options = { accept: "any", timeoutMs: helperTimeoutMs, ...(signal === undefined ? {} : { signal }) };
        const { stdout, stderr, exitCode } = await runner.run(asked, options);
        if (exitCode === 0)
            return fromHelper(stdout);
        if (saysNotFound(stdout) || saysNotFound(stderr))
            return undefined;
        throw new Error(`exit code ${exitCode}`);
    }
    catch (cause) {
        if (cause instanceof errors/* CommandError */.Qd && cause.code === "command.cancelled")
            throw cause;
        // What a helper prints when it fails may hold what it keeps, so it is not quoted.
        const why = cause instanceof classic_errors/* ZodError */.G || cause instanceof SyntaxError ? "an answer that is none" : (0,errors/* messageOf */.bD)(cause);
        throw new errors/* RegistryError */.gl("registry.unauthorized", `${registry}: ${program} gave no login: ${why}`, {
            hint: "Docker's config.json names this program; install it, or take its name out and log in again.",
        });
    }
}
/** The helpers' protocol has only this text for it. */
function saysNotFound(output) {
    return /credentials not found|no credentials server URL|not found in native keychain/i.test(output);
}
function fromHelper(stdout) {
    const answer = helperAnswer.parse(JSON.parse(stdout));
    return answer.Username === "<token>"
        ? { identitytoken: answer.Secret }
        : { username: answer.Username, password: answer.Secret };
}
function fromLogin(found, registry) {
    const secret = (what, value) => new secrets_secret/* Secret */.z(`${what} of ${registry}`, value);
    if (given(found.registrytoken))
        return { kind: "registry-token", token: secret("token", found.registrytoken) };
    if (given(found.identitytoken))
        return { kind: "identity-token", token: secret("token", found.identitytoken) };
    const [username, password] = given(found.auth)
        ? cutBasic(found.auth, registry)
        : [found.username ?? "", found.password ?? ""];
    if (username === "" && password === "")
        return anonymous;
    return { kind: "password", username, password: secret("password", password) };
}
function given(value) {
    return value !== undefined && value !== "";
}
function cutBasic(auth, registry) {
    // Docker pads what it stores with zero bytes.
    const text = Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "");
    const colon = text.indexOf(":");
    if (colon < 1) {
        throw new errors/* RegistryError */.gl("registry.unauthorized", `${registry}: its login in Docker's config.json cannot be read`, {
            hint: `Log in again: docker login ${registry}`,
        });
    }
    return [text.slice(0, colon), text.slice(colon + 1)];
}
function secretsOf(credentials) {
    if (credentials.kind === "anonymous")
        return [];
    return [credentials.kind === "password" ? credentials.password : credentials.token];
}

// EXTERNAL MODULE: ./lib/source/remote.js
var source_remote = __webpack_require__(60523);
// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var repository = __webpack_require__(19573);
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(95761);
;// CONCATENATED MODULE: ./lib/release/commands/index.js
/**
 * Does what somebody wished for. The doctor is not among it: what he looks at may not let itself be opened; nor is the setup
 * of a host, which is about a machine and no App.
 */
async function carryOut(app, wish) {
    switch (wish.command) {
        case "plan":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(9628)]).then(__webpack_require__.bind(__webpack_require__, 59628))).plan(app, wish);
        case "build":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(3126), __webpack_require__.e(4676)]).then(__webpack_require__.bind(__webpack_require__, 83126))).build(app, wish);
        case "release":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(3357)]).then(__webpack_require__.bind(__webpack_require__, 13357))).release(app, wish);
        case "run":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(6913)]).then(__webpack_require__.bind(__webpack_require__, 96913))).run(app, wish);
        case "deploy":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371)]).then(__webpack_require__.bind(__webpack_require__, 81371))).deploy(app, wish);
        case "rollback":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(8514)]).then(__webpack_require__.bind(__webpack_require__, 88514))).rollback(app, wish);
        case "approve":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(2641)]).then(__webpack_require__.bind(__webpack_require__, 32641))).approve(app, wish);
        case "verify":
            return await (await __webpack_require__.e(/* import() */ 3551).then(__webpack_require__.bind(__webpack_require__, 53551))).verify(app, wish);
        case "drift":
            return await (await __webpack_require__.e(/* import() */ 751).then(__webpack_require__.bind(__webpack_require__, 751))).drift(app, wish);
        case "sign-off":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 34817))).signOff(app, wish);
        case "hold":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 34817))).hold(app, wish);
        case "lift":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 34817))).lift(app, wish);
        case "freeze":
            return await (await __webpack_require__.e(/* import() */ 9369).then(__webpack_require__.bind(__webpack_require__, 69369))).freeze(app, wish);
        case "maintenance-on":
            return await (await Promise.all(/* import() */[__webpack_require__.e(3433), __webpack_require__.e(3003)]).then(__webpack_require__.bind(__webpack_require__, 44310))).maintenanceOn(app, wish);
        case "maintenance-off":
            return await (await Promise.all(/* import() */[__webpack_require__.e(3433), __webpack_require__.e(3003)]).then(__webpack_require__.bind(__webpack_require__, 44310))).maintenanceOff(app, wish);
        case "unlock":
            return await (await __webpack_require__.e(/* import() */ 7546).then(__webpack_require__.bind(__webpack_require__, 7546))).unlock(app, wish);
        case "status":
            return await (await __webpack_require__.e(/* import() */ 4470).then(__webpack_require__.bind(__webpack_require__, 14470))).status(app);
        case "history":
            return await (await __webpack_require__.e(/* import() */ 4470).then(__webpack_require__.bind(__webpack_require__, 14470))).history(app, wish);
        case "diff":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(1275), __webpack_require__.e(3385)]).then(__webpack_require__.bind(__webpack_require__, 24369))).diff(app, wish);
        case "task":
            return await (await __webpack_require__.e(/* import() */ 6839).then(__webpack_require__.bind(__webpack_require__, 16839))).task(app, wish);
        case "down":
            return await (await __webpack_require__.e(/* import() */ 3098).then(__webpack_require__.bind(__webpack_require__, 23098))).down(app, wish);
        case "preview-up":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).up(app, wish);
        case "preview-down":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).down(app, wish);
        case "preview-list":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).list(app);
        case "preview-prune":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).prune(app, wish);
        case "promote":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(9716)]).then(__webpack_require__.bind(__webpack_require__, 49716))).promote(app, wish);
        case "permissions":
            return await (await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(5444)]).then(__webpack_require__.bind(__webpack_require__, 85444))).permissions(app, wish);
        case "migrate":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(9349)]).then(__webpack_require__.bind(__webpack_require__, 49349))).migrate(app, wish);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(77163);
;// CONCATENATED MODULE: ./lib/release/connections.js







function openConnections(options) {
    const open = new Map();
    const written = new Map();
    return {
        connect(host, { key, knownHosts, configFile }, root) {
            const way = { host, root, knownHosts, ...(key && { key }), ...(configFile === undefined ? {} : { configFile }) };
            const name = JSON.stringify(way);
            const connection = open.get(name) ?? (0,compose/* hostConnection */.RF)({ ...options, ...way });
            open.set(name, connection);
            return connection;
        },
        clusterAt({ kubeconfig: source, context }, root) {
            const at = context === undefined ? {} : { context };
            if (source === undefined)
                return at;
            if (source.kind === "file") {
                return { ...at, kubeconfig: (0,external_node_path_.isAbsolute)(source.file) ? source.file : (0,external_node_path_.join)(root, source.file) };
            }
            const file = written.get(source.variable) ?? writeKubeconfig(source.variable, options);
            written.set(source.variable, file);
            return { ...at, kubeconfig: file };
        },
        async close() {
            await Promise.all([...open.values()].map((connection) => connection.close()));
            await Promise.all([...written.values()].map((file) => (0,promises_.rm)((0,external_node_path_.join)(file, ".."), { recursive: true, force: true })));
        },
    };
}
/** Into a file that only we can read; programs that talk to clusters take nothing else. */
function writeKubeconfig(variable, { variables, learn }) {
    const text = variables[variable] ?? "";
    if (text === "") {
        throw new errors/* UsageError */.eb(`the kubeconfig is not there: variable ${variable} is not set`, {
            hint: `Give it to the step: env: { ${variable}: \${{ secrets.${variable} }} }`,
        });
    }
    for (const [, value = ""] of text.matchAll(/^\s*(?:token|password|client-key-data): *["']?([^\s"']+)/gm)) {
        learn(new secrets_secret/* Secret */.z(variable, value));
    }
    const file = (0,external_node_path_.join)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "aip-")), "kubeconfig");
    (0,external_node_fs_.writeFileSync)(file, text, { mode: 0o600 });
    return file;
}

// EXTERNAL MODULE: ./lib/release/look-at-host.js
var look_at_host = __webpack_require__(66765);
// EXTERNAL MODULE: ./lib/release/lease/break.js
var lease_break = __webpack_require__(56091);
// EXTERNAL MODULE: ./lib/release/lease/process.js + 1 modules
var lease_process = __webpack_require__(48021);
// EXTERNAL MODULE: ./lib/compose/images.js
var compose_images = __webpack_require__(42748);
;// CONCATENATED MODULE: ./lib/compose/print-once.js
/**
 * The runner with a memory of the models that Compose printed: who asks again for the same files gets the same answer,
 * whatever was written to them since. For as long as one look at a checkout lasts.
 */
function printingOnce(runner) {
    const printed = new Map();
    return {
        run(command, options) {
            if (!printsModel(command))
                return runner.run(command, options);
            const question = JSON.stringify(command);
            const answer = printed.get(question) ?? runner.run(command, options);
            printed.set(question, answer);
            return answer;
        },
    };
}
function printsModel({ program, args }) {
    return program === "docker" && args[0] === "compose" && args.at(-3) === "config";
}

// EXTERNAL MODULE: ./lib/config/load-config.js + 10 modules
var load_config = __webpack_require__(12472);
// EXTERNAL MODULE: ./lib/config/place.js
var place = __webpack_require__(22413);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./lib/registry/retry.js
var retry = __webpack_require__(71653);
;// CONCATENATED MODULE: ./lib/registry/exchange.js





/** An address that a server gave, perhaps relative to another; `undefined` when it is none. */
function addressIn(text, base) {
    return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}
/**
 * Sends one request and reads its whole answer, whatever its status. Throws `Transient` when the connection breaks,
 * `registry.unreachable` when there is none within the time, `cancelled` when the caller's signal says so.
 */
async function exchange(request, timeoutMs, signal) {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
        return await follow(request, signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
    }
    catch (error) {
        if (signal?.aborted === true)
            throw new errors/* CancelledError */.cc(undefined, { cause: error });
        throw translate(error, request, timeout.aborted ? timeoutMs : undefined);
    }
}
// Not `fetch`: it closes the connection after each HEAD, and most of what we ask a registry is one. A connection that
// nobody used for a while may be dead without a word, so none is kept for long.
const keeping = { keepAlive: true, maxSockets: 32, timeout: 15_000 };
const plain = { request: external_node_http_.request, agent: new external_node_http_.Agent(keeping) };
const exchange_secure = { request: external_node_https_.request, agent: new external_node_https_.Agent(keeping) };
const mostRedirects = 5;
/** Registries send readers of blobs on to their storage, which has its own permission in the address. */
async function follow(request, signal) {
    let next = request;
    for (let redirects = 0;; redirects++) {
        const response = await exchange_open(next, signal);
        const bytes = await (0,consumers_.buffer)(response);
        const answer = { status: response.statusCode ?? 0, headers: headersOf(response), bytes, url: next.url };
        const target = redirection(next, answer);
        if (target === undefined || redirects === mostRedirects)
            return answer;
        next = target;
    }
}
function redirection({ method, url, headers = {} }, answer) {
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.status);
    const target = isRedirect ? addressIn(answer.headers.get("location") ?? "", url) : undefined;
    if (target === undefined || (method !== "GET" && method !== "HEAD"))
        return undefined;
    const { authorization: _ours, ...harmless } = headers;
    return { method, url: target, headers: target.origin === url.origin ? headers : harmless };
}
function exchange_open({ method, url, headers, body }, signal) {
    return new Promise((resolve, reject) => {
        const { request, agent } = url.protocol === "https:" ? exchange_secure : plain;
        const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
        const sent = request(url, {
            method,
            headers: { "user-agent": "aip-deploy", ...headers, ...length },
            agent,
            signal,
        });
        sent.on("response", resolve);
        sent.on("error", reject);
        sent.end(body);
    });
}
/** Not the global `Headers`: the first use of that loads all of `fetch`, which costs more than our requests. */
function headersOf({ headersDistinct }) {
    return new Map(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]));
}
/** The connection was there and broke; the next one may hold. */
const passing = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);
function translate(error, { url }, timedOutAfterMs) {
    if (timedOutAfterMs !== undefined)
        return unreachable(url, `no answer within ${timedOutAfterMs / 1000} s`, error);
    const { code, message } = reason(error);
    const failure = unreachable(url, message, error, code);
    return passing.has(code) ? new retry/* Transient */.R(failure) : failure;
}
/** A host with several addresses fails with an error for each, and the first says enough. */
function reason(error) {
    const outer = error;
    const { code = outer.code ?? "", message = outer.message ?? "" } = outer.errors?.[0] ?? outer;
    return { code, message };
}
function unreachable(url, why, cause, code = "") {
    const isCertificate = /CERT|SIGNATURE|SSL|TLS/.test(code);
    return new errors/* RegistryError */.gl("registry.unreachable", `${url.host}: cannot be reached: ${why}`, {
        hint: isCertificate
            ? "Name the file with its certificate authority in NODE_EXTRA_CA_CERTS."
            : `Is its address right, is it running, is the network there? Try: curl -i ${url.origin}/v2/`,
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/registry/refusal.js



const errorBody = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP().nullish(), detail: schemas/* unknown */.L5J().optional() }))
        .min(1),
});
const longestQuote = 300;
/** What an answer that is no success means; `what` says in a few words what was asked, with the registry in front. */
function refusal(answer, what, registry, clock) {
    const { status } = answer;
    const message = `${what}: ${said(answer)}`;
    if (status === 401 || status === 403) {
        const hint = `Log in with an account that may do this: docker login ${registry}`;
        return new errors/* RegistryError */.gl("registry.unauthorized", message, { status, hint });
    }
    if (status === 429 || status >= 500) {
        const hint = status === 429 ? "The registry limits requests; wait, or log in." : "The registry has a problem of its own.";
        const error = new errors/* RegistryError */.gl("registry.unreachable", message, { status, hint });
        return new retry/* Transient */.R(error, retryAfterMs(answer.headers.get("retry-after"), clock));
    }
    if (status === 404)
        return new errors/* RegistryError */.gl("registry.not-found", message, { status });
    if (status === 409 || status === 412)
        return new errors/* RegistryError */.gl("registry.conflict", message, { status });
    return new errors/* RegistryError */.gl("registry.invalid", message, { status });
}
/** The registry's own words, else its status. */
function said({ status, bytes }) {
    const text = new TextDecoder().decode(bytes).trim();
    const parsed = errorBody.safeParse(jsonOrUndefined(text));
    if (!parsed.success)
        return [`status ${status}`, quote(text)].filter((part) => part !== "").join(", ");
    const errors = parsed.data.errors.map(({ code, message, detail }) => {
        const more = typeof detail === "string" ? detail : "";
        const words = [message ?? "", more].filter((part) => part !== "").join(": ");
        return words === "" ? (code ?? "") : `${words} (${code ?? status})`;
    });
    return `status ${status}, ${quote(errors.join("; "))}`;
}
function quote(text) {
    // A proxy's error page helps nobody.
    if (text.startsWith("<"))
        return "";
    return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`;
}
function jsonOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Seconds or a date, as HTTP allows. */
function retryAfterMs(header, clock) {
    if (header === undefined)
        return undefined;
    if (/^\d+$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now().getTime());
}

;// CONCATENATED MODULE: ./lib/registry/authorization.js





/** Tokens are given up this long before they end, so that none ends on its way. */
const marginMs = 5_000;
/** The protocol's own default. */
const defaultLifeSeconds = 60;
const tokenAnswer = schemas/* object */.Ikc({
    token: schemas/* string */.YjP().optional(),
    access_token: schemas/* string */.YjP().optional(),
    expires_in: schemas/* number */.aig().optional(),
});
/** Basic and token authentication as registries ask for them. */
function authorization(options) {
    const tokens = new Map();
    let challenge;
    async function fresh(scope, signal) {
        const credentials = await options.credentials(options.registry, signal);
        if (challenge?.scheme !== "bearer")
            return basic(credentials);
        if (credentials.kind === "registry-token")
            return `Bearer ${credentials.token.reveal()}`;
        const pending = fetchToken({ options, server: challenge, credentials, scope }, signal);
        tokens.set(scope, pending);
        pending.catch(() => tokens.delete(scope));
        return (await pending).header;
    }
    async function known(scope, signal) {
        if (challenge === undefined)
            return undefined;
        const token = await tokens.get(scope);
        if (token !== undefined && token.expiresAt > options.clock.now().getTime())
            return token.header;
        return fresh(scope, signal);
    }
    return {
        known,
        async inAnswerTo(answer, scope, refused, signal) {
            challenge = parseChallenge(answer, options) ?? challenge;
            // Another request may have fetched a token for the same scope in the meantime.
            const token = await tokens.get(scope)?.catch(() => undefined);
            if (token !== undefined && token.header !== refused)
                return token.header;
            const header = challenge === undefined ? undefined : await fresh(scope, signal);
            return header === refused ? undefined : header;
        },
    };
}
function basic(credentials) {
    if (credentials.kind !== "password")
        return undefined;
    return `Basic ${Buffer.from(`${credentials.username}:${credentials.password.reveal()}`).toString("base64")}`;
}
function parseChallenge(answer, options) {
    const header = answer.headers.get("www-authenticate") ?? "";
    const bearer = /\bbearer\s+(?<fields>.*)/i.exec(header)?.groups?.["fields"];
    if (bearer === undefined)
        return /\bbasic\b/i.test(header) ? { scheme: "basic" } : undefined;
    const fields = new Map([...bearer.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
    const realm = addressIn(fields.get("realm") ?? "");
    if (realm === undefined)
        throw oddRealm(options.registry, header);
    // A password must not leave in clear because a registry, or somebody in between, says so.
    const isSafe = realm.protocol === "https:" || !options.secure || isLoopback(realm.hostname);
    if (!isSafe)
        throw oddRealm(options.registry, header);
    return { scheme: "bearer", realm, service: fields.get("service") };
}
function oddRealm(registry, header) {
    const message = `${registry}: asks for tokens of a place that is none or is not encrypted: ${header}`;
    return new errors/* RegistryError */.gl("registry.invalid", message, { status: 401 });
}
async function fetchToken(asked, signal) {
    const { registry, clock, timeoutMs } = asked.options;
    const { server } = asked;
    const now = clock.now().getTime();
    const answer = await exchange(tokenRequest(asked), timeoutMs, signal);
    if (answer.status !== 200) {
        throw refusal(answer, `${registry}: ${server.realm.host} gives no token for ${asked.scope}`, registry, clock);
    }
    const parsed = tokenAnswer.safeParse(JSON.parse(new TextDecoder().decode(answer.bytes)));
    const token = parsed.data?.token ?? parsed.data?.access_token;
    if (token === undefined) {
        throw new errors/* RegistryError */.gl("registry.invalid", `${registry}: ${server.realm.host} answered without a token`);
    }
    const lifeMs = (parsed.data?.expires_in ?? defaultLifeSeconds) * 1000;
    return { header: `Bearer ${token}`, expiresAt: now + lifeMs - marginMs };
}
function tokenRequest({ server, credentials, scope }) {
    const query = new URLSearchParams({ scope });
    if (server.service !== undefined)
        query.set("service", server.service);
    if (credentials.kind === "identity-token") {
        query.set("grant_type", "refresh_token");
        query.set("client_id", "aip-deploy");
        query.set("refresh_token", credentials.token.reveal());
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        return { method: "POST", url: server.realm, headers, body: query.toString() };
    }
    const url = new URL(server.realm);
    if (credentials.kind === "password")
        query.set("account", credentials.username);
    for (const [name, value] of query)
        url.searchParams.append(name, value);
    const header = basic(credentials);
    return { method: "GET", url, ...(header === undefined ? {} : { headers: { authorization: header } }) };
}

;// CONCATENATED MODULE: ./lib/registry/connection.js





/** Connections that share, for each registry, what was learnt about logging in. */
function connections(options) {
    const timeoutMs = options.timeoutMs ?? 30_000;
    const authorizations = new Map();
    function authorizationFor(registry, secure) {
        const { clock, credentials } = options;
        const known = authorizations.get(registry) ?? authorization({ registry, secure, clock, credentials, timeoutMs });
        authorizations.set(registry, known);
        return known;
    }
    return (reference) => {
        const registry = registryOf(reference);
        const base = baseUrl(reference, options.insecure ?? []);
        const door = authorizationFor(registry, base.protocol === "https:");
        async function call(asked, signal) {
            const url = typeof asked.at === "string" ? new URL(`/v2/${reference.path}/${asked.at}`, base) : asked.at;
            const scope = `repository:${reference.path}:${asked.access}`;
            const limitMs = asked.carriesBlob === true ? 10 * timeoutMs : timeoutMs;
            const send = (header) => exchange(toRequest(asked, url, header), limitMs, signal);
            // An address elsewhere carries its own permission and must not see ours.
            const isElsewhere = url.origin !== base.origin;
            const offered = isElsewhere ? undefined : await door.known(scope, signal);
            let answer = await send(offered);
            if (answer.status === 401 && !isElsewhere) {
                const better = await door.inAnswerTo(answer, scope, offered, signal);
                if (better !== undefined)
                    answer = await send(better);
            }
            if (asked.accept.includes(answer.status))
                return answer;
            throw refusal(answer, `${registry}: ${asked.method} ${url.pathname.replace("/v2/", "")}`, registry, options.clock);
        }
        return { registry, call, retrying: (work, signal) => (0,retry/* retrying */.i)(work, options, signal) };
    };
}
function toRequest({ method, headers, body }, url, authorization) {
    return {
        method,
        url,
        headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        ...(body === undefined ? {} : { body }),
    };
}
function baseUrl(reference, insecure) {
    const registry = registryOf(reference);
    if (isDockerHub(registry))
        return new URL("https://registry-1.docker.io");
    const isPlain = isLoopback(reference.host) || insecure.includes(registry);
    return new URL(`${isPlain ? "http" : "https"}://${registry}`);
}

;// CONCATENATED MODULE: ./lib/registry/distribution.js





const manifestTypes = [
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");
/** Speaks the OCI distribution protocol to whatever registry a repository names. */
function registryClient(options) {
    const connect = connections(options);
    const to = (repository) => connect(parseReference(repository));
    return {
        headManifest: (repository, reference, signal) => headManifest(to(repository), reference, signal),
        getManifest: (repository, reference, signal) => getManifest(to(repository), reference, signal),
        putManifest: (repository, reference, manifest, signal) => putManifest(to(repository), reference, manifest, signal),
        hasBlob: (repository, digest, signal) => hasBlob(to(repository), digest, signal),
        getBlob: (repository, digest, signal) => getBlob(to(repository), digest, signal),
        putBlob: (repository, bytes, signal) => putBlob(to(repository), bytes, signal),
        listTags: (repository, signal) => listTags(to(repository), signal),
        deleteManifest: (repository, digest, signal) => deleteManifest(to(repository), digest, signal),
    };
}
async function askManifest(registry, method, reference, signal) {
    const headers = { accept: manifestTypes };
    const call = { method, at: `manifests/${reference}`, headers, access: "pull", accept: [200, 404] };
    return registry.retrying(() => registry.call(call, signal), signal);
}
async function headManifest(registry, reference, signal) {
    const answer = await askManifest(registry, "HEAD", reference, signal);
    if (answer.status === 404)
        return undefined;
    const digest = answer.headers.get("docker-content-digest");
    const size = Number(answer.headers.get("content-length") ?? Number.NaN);
    if (digest !== undefined && !Number.isNaN(size))
        return { mediaType: mediaTypeOf(answer), digest, size };
    // Some registries do not say it in the head; then the content itself must.
    const whole = await getManifest(registry, reference, signal);
    return whole === undefined ? undefined : { mediaType: whole.mediaType, digest: whole.digest, size: whole.size };
}
async function getManifest(registry, reference, signal) {
    const answer = await askManifest(registry, "GET", reference, signal);
    if (answer.status === 404)
        return undefined;
    const digest = (0,release/* digestOf */.ol)(answer.bytes);
    const promised = reference.startsWith("sha256:")
        ? reference
        : (answer.headers.get("docker-content-digest") ?? digest);
    if (promised !== digest)
        throw corrupt(registry, `manifest ${reference}`, promised, digest);
    return { mediaType: mediaTypeOf(answer), digest, size: answer.bytes.length, bytes: answer.bytes };
}
async function putManifest(registry, reference, { mediaType, bytes }, signal) {
    const digest = (0,release/* digestOf */.ol)(bytes);
    const call = {
        method: "PUT",
        at: `manifests/${reference}`,
        headers: { "content-type": mediaType },
        body: bytes,
        access: "pull,push",
        accept: [201],
    };
    const answer = await registry.retrying(() => registry.call(call, signal), signal);
    const stored = answer.headers.get("docker-content-digest") ?? digest;
    if (stored !== digest)
        throw corrupt(registry, `manifest ${reference} after storing it`, digest, stored);
    return { mediaType, digest, size: bytes.length };
}
async function hasBlob(registry, digest, signal) {
    const call = { method: "HEAD", at: `blobs/${digest}`, access: "pull", accept: [200, 404] };
    return (await registry.retrying(() => registry.call(call, signal), signal)).status === 200;
}
async function getBlob(registry, digest, signal) {
    const call = { method: "GET", at: `blobs/${digest}`, access: "pull", accept: [200], carriesBlob: true };
    const { bytes } = await registry.retrying(() => registry.call(call, signal), signal);
    const actual = (0,release/* digestOf */.ol)(bytes);
    if (actual !== digest)
        throw corrupt(registry, "blob", digest, actual);
    return bytes;
}
async function putBlob(registry, bytes, signal) {
    const digest = (0,release/* digestOf */.ol)(bytes);
    if (await hasBlob(registry, digest, signal))
        return digest;
    // An upload that broke cannot be gone on with: each attempt opens one of its own.
    await registry.retrying(async () => {
        const opened = await registry.call({ method: "POST", at: "blobs/uploads/", access: "pull,push", accept: [202] }, signal);
        await registry.call({
            method: "PUT",
            at: uploadAddress(registry, opened, digest),
            headers: { "content-type": "application/octet-stream" },
            body: bytes,
            access: "pull,push",
            accept: [201, 204],
            carriesBlob: true,
        }, signal);
    }, signal);
    return digest;
}
function uploadAddress(registry, opened, digest) {
    const address = followed(opened.headers.get("location"), opened);
    if (address === undefined) {
        throw new errors/* RegistryError */.gl("registry.invalid", `${registry.registry}: opened an upload without an address`);
    }
    const separator = address.search === "" ? "?" : "&";
    address.search = `${address.search}${separator}digest=${encodeURIComponent(digest)}`;
    return address;
}
/** A registry behind a proxy that ends TLS names itself by http; following that would send the login in clear. */
function followed(link, { url }) {
    const address = addressIn(link ?? "", url);
    if (link === undefined || address === undefined)
        return undefined;
    if (address.hostname === url.hostname && url.protocol === "https:")
        address.protocol = "https:";
    return address;
}
async function listTags(registry, signal) {
    const tags = [];
    for (let at = "tags/list"; at !== undefined;) {
        const call = { method: "GET", at, access: "pull", accept: [200, 404] };
        const answer = await registry.retrying(() => registry.call(call, signal), signal);
        if (answer.status === 404)
            return tags;
        tags.push(...tagsIn(registry, answer));
        at = nextPage(answer);
    }
    return tags;
}
function tagsIn(registry, answer) {
    try {
        const { tags } = JSON.parse(new TextDecoder().decode(answer.bytes));
        // A repository whose tags were all deleted has `null`.
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string"))
            return tags;
    }
    catch {
        // Said below.
    }
    throw new errors/* RegistryError */.gl("registry.invalid", `${registry.registry}: its list of tags cannot be read`);
}
function nextPage(answer) {
    return followed(/<([^>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get("link") ?? "")?.[1], answer);
}
async function deleteManifest(registry, digest, signal) {
    const call = { method: "DELETE", at: `manifests/${digest}`, access: "delete", accept: [200, 202, 404] };
    await registry.retrying(() => registry.call(call, signal), signal);
}
function mediaTypeOf(answer) {
    return answer.headers.get("content-type")?.replace(/;.*/, "").trim() ?? "";
}
function corrupt(registry, what, expected, actual) {
    const message = `${registry.registry}: ${what}: must be ${expected}, got ${actual}`;
    return new errors/* RegistryError */.gl("registry.invalid", message, {
        hint: "The content was damaged in the registry or on its way; push it again.",
    });
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
;// CONCATENATED MODULE: ./lib/registry/artifact.js


const manifestType = "application/vnd.oci.image.manifest.v1+json";
/** Some registries refuse a manifest without layers; the image specification names this one for it. */
const emptyLayer = { mediaType: "application/vnd.oci.empty.v1+json", bytes: new TextEncoder().encode("{}") };
const descriptor = schemas/* object */.Ikc({
    mediaType: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/),
    size: schemas/* int */.Whr().nonnegative(),
});
const imageManifest = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(2),
    mediaType: schemas/* literal */.euz(manifestType).optional(),
    config: descriptor,
    layers: schemas/* array */.YOg(descriptor),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
/** Names a piece of content that is to be stored as a blob. */
function describe(mediaType, bytes) {
    return { mediaType, digest: (0,release/* digestOf */.ol)(bytes), size: bytes.length };
}
/** The manifest to store, in the one form that every registry takes: an image manifest with a media type of ours. */
function toManifest({ config, layers, annotations }) {
    const filled = layers.length > 0 ? layers : [describe(emptyLayer.mediaType, emptyLayer.bytes)];
    const document = { schemaVersion: 2, mediaType: manifestType, config, layers: filled, annotations };
    return { mediaType: manifestType, bytes: new TextEncoder().encode(JSON.stringify(document)) };
}
/** Reads a manifest back; `undefined` when it is none, or one of several platforms. */
function fromManifest(bytes) {
    try {
        return imageManifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
;// CONCATENATED MODULE: ./lib/release/documents.js





/**
 * The shapes of what the ledger stores, as a guard against documents that were damaged, or written by somebody else or
 * by a later version. A release is strict, because its name covers every key; an entry may have keys that only later
 * versions know.
 */
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const id = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const outcome = schemas/* enum */.k5n(["succeeded", "failed", "errored", "skipped", "cancelled"]);
const number = schemas/* int */.Whr().positive();
const fileEntry = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP(),
    mode: schemas/* enum */.k5n(["644", "755"]),
    digest,
    size: schemas/* int */.Whr().nonnegative(),
});
const secretReference = schemas/* discriminatedUnion */.gMt("from", [
    schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), from: schemas/* literal */.euz("file"), file: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), from: schemas/* literal */.euz("environment"), variable: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        from: schemas/* literal */.euz("env-file"),
        file: schemas/* string */.YjP(),
        variable: schemas/* string */.YjP(),
        format: schemas/* literal */.euz("raw").exactOptional(),
        needs: schemas/* array */.YOg(schemas/* string */.YjP()).exactOptional(),
    }),
]);
const bundle = schemas/* strictObject */.rej({
    target: schemas/* enum */.k5n(release/* targetKinds */.xV),
    document: schemas/* json */.Pq9(),
    trees: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(fileEntry)),
    secrets: schemas/* array */.YOg(secretReference),
});
/** A release of format 1. */
const releaseDocument = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(1),
    app: schemas/* string */.YjP(),
    images: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej({ repository: schemas/* string */.YjP(), digest, key: schemas/* string */.YjP() })),
    bundles: schemas/* record */.g1P(schemas/* string */.YjP(), bundle),
});
const act = schemas/* object */.Ikc({
    by: schemas/* string */.YjP(),
    at: iso/* datetime */.w$(),
    reason: schemas/* string */.YjP().exactOptional(),
    link: schemas/* string */.YjP().exactOptional(),
    via: schemas/* string */.YjP().exactOptional(),
});
const failure = schemas/* object */.Ikc({
    unit: schemas/* string */.YjP().exactOptional(),
    message: schemas/* string */.YjP(),
    hint: schemas/* string */.YjP().exactOptional(),
    log: schemas/* array */.YOg(schemas/* string */.YjP()),
    events: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const stepResult = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    outcome,
    seconds: schemas/* number */.aig(),
    detail: schemas/* string */.YjP().exactOptional(),
    failure: failure.exactOptional(),
});
const checkResult = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    outcome,
    seconds: schemas/* number */.aig(),
    detail: schemas/* string */.YjP(),
    hint: schemas/* string */.YjP().exactOptional(),
    tests: schemas/* object */.Ikc({
        passed: schemas/* int */.Whr(),
        failed: schemas/* int */.Whr(),
        skipped: schemas/* int */.Whr(),
        failures: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), message: schemas/* string */.YjP() })),
    })
        .exactOptional(),
});
const maintenance = {
    act,
    page: digest,
    retryAfterSeconds: schemas/* int */.Whr().nonnegative(),
    doors: schemas/* array */.YOg(schemas/* object */.Ikc({ unit: schemas/* string */.YjP(), kind: schemas/* enum */.k5n(compose/* doorKinds */.iI), config: schemas/* string */.YjP().exactOptional() })),
};
const state = schemas/* object */.Ikc({
    environment: schemas/* string */.YjP(),
    number,
    current: schemas/* object */.Ikc({ release: id, number, since: iso/* datetime */.w$(), commit: schemas/* string */.YjP().exactOptional() })
        .exactOptional(),
    good: schemas/* array */.YOg(schemas/* object */.Ikc({ release: id, number, at: iso/* datetime */.w$() })),
    hold: act.exactOptional(),
    freeze: schemas/* object */.Ikc({ act, until: iso/* datetime */.w$() }).exactOptional(),
    maintenance: schemas/* object */.Ikc(maintenance).exactOptional(),
    down: act.exactOptional(),
    signOffs: schemas/* array */.YOg(schemas/* object */.Ikc({ release: id, act })),
    last: schemas/* object */.Ikc({ release: id, number, outcome, at: iso/* datetime */.w$() }).exactOptional(),
    previews: schemas/* array */.YOg(schemas/* object */.Ikc({
        preview: schemas/* int */.Whr().positive(),
        slot: schemas/* int */.Whr().nonnegative(),
        since: iso/* datetime */.w$(),
        at: iso/* datetime */.w$(),
    }))
        .exactOptional(),
});
const numbered = { number, state };
const deployment = schemas/* object */.Ikc({
    ...numbered,
    kind: schemas/* literal */.euz("deployment"),
    deployment: schemas/* enum */.k5n(["deploy", "rollback", "return", "hotfix"]),
    release: id,
    from: id.exactOptional(),
    commit: schemas/* string */.YjP().exactOptional(),
    ref: schemas/* string */.YjP().exactOptional(),
    act,
    endedAt: iso/* datetime */.w$(),
    outcome,
    verified: schemas/* boolean */.zMY(),
    runs: id.exactOptional(),
    approvals: schemas/* array */.YOg(act),
    steps: schemas/* array */.YOg(stepResult),
    checks: schemas/* array */.YOg(checkResult),
    secrets: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    failure: schemas/* string */.YjP().exactOptional(),
    hosts: schemas/* array */.YOg(schemas/* object */.Ikc({ host: schemas/* string */.YjP(), runs: id.exactOptional(), detail: schemas/* string */.YjP() })).exactOptional(),
});
const entry = schemas/* discriminatedUnion */.gMt("kind", [
    deployment,
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("hold"), act }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("lift"), act }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("sign-off"), release: id, act }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("freeze"), act, until: iso/* datetime */.w$() }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("down"), act, data: schemas/* boolean */.zMY(), failure: schemas/* string */.YjP().exactOptional() }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("maintenance-on"), ...maintenance }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("maintenance-off"), act }),
    schemas/* object */.Ikc({ ...numbered, kind: schemas/* literal */.euz("unlock"), act, holder: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({
        ...numbered,
        kind: schemas/* literal */.euz("task"),
        unit: schemas/* string */.YjP(),
        words: schemas/* string */.YjP(),
        release: id,
        act,
        outcome,
        detail: schemas/* string */.YjP(),
    }),
    schemas/* object */.Ikc({
        ...numbered,
        kind: schemas/* literal */.euz("preview"),
        preview: schemas/* int */.Whr().positive(),
        change: schemas/* enum */.k5n(["opened", "closed"]),
        act,
    }),
]);
/** One thing that happened, with its number and the state after it, of format 1. */
const entryDocument = schemas/* object */.Ikc({ format: schemas/* literal */.euz(1), entry });
/** The document as it is stored. What could not be read back is never written: it would block every later reader. */
function documentBytes(shape, document) {
    const text = (0,naming/* canonicalJson */.dj)(document);
    const { error } = shape.safeParse(JSON.parse(text));
    if (error !== undefined)
        throw new errors/* InternalError */.Gd(`a document for the ledger has not the right shape:\n${core_errors/* prettifyError */.S1(error)}`);
    return new TextEncoder().encode(text);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/release/tags.js

/**
 * The tags of the ledger. `dev` points at the newest entry of an environment and `dev-7` is its seventh;
 * `dev.claim` and `dev-7.taken` keep writers apart. `release-0123456789ab` is a release.
 */
/** How many digits of a release's id its tag shows, and people see. */
const shownDigits = 12;
const releasePrefix = "release-";
const longestName = 100;
function releaseTag(id) {
    return `${releasePrefix}${id.slice(0, shownDigits)}`;
}
/** The digits that a tag shows; `undefined` when it is the tag of no release. */
function releaseDigits(tag) {
    return /^release-(?<digits>[0-9a-f]{12})$/.exec(tag)?.groups?.["digits"];
}
/** The tag that is moved to each new entry of the environment. */
function environmentTag(environment) {
    if (isSafe(environment))
        return environment;
    const hash = (0,external_node_crypto_.createHash)("sha256").update(environment).digest("hex").slice(0, 8);
    const readable = environment
        .replaceAll(/[^\w.-]/g, "-")
        .replace(/^[.-]/, "_")
        .slice(0, longestName);
    return `${readable}_${hash}`;
}
function entryTag(environment, number) {
    return `${environmentTag(environment)}-${number}`;
}
/** Moved by everybody who wants to write the next entry. */
function claimTag(environment) {
    return `${environmentTag(environment)}.claim`;
}
/** Says that the number is, or was, somebody's. */
function takenTag(environment, number) {
    return `${entryTag(environment, number)}.taken`;
}
/**
 * Whether the name is a tag as it stands, and could not be meant as a release's, as another environment's entry (an
 * environment `review-12` beside one named `review`), or as a name that was made safe.
 */
function isSafe(environment) {
    const isTag = /^\w[\w.-]*$/.test(environment) && environment.length <= longestName;
    return isTag && !/^release-|-\d+$|\.claim$|\.taken$|_[0-9a-f]{8}$/.test(environment);
}

;// CONCATENATED MODULE: ./lib/release/oci-claim.js

/**
 * Who may write the entry of a number. Registries have no compare-and-swap: a tag is moved by whoever comes last. Two
 * tags are enough all the same for at most one winner, whatever the timing, as long as the registry answers with what
 * was written last. Each writer puts its own manifest on the environment's claim tag, gives up when the number is taken,
 * takes it, and has won when the claim is still its own. Of two winners, the one that claimed first would have looked
 * at its claim for the last time before the other claimed; so the number was taken before the other asked, and that one
 * gave up.
 *
 * What remains: a number may be taken and won by nobody, when writers meet or one is killed. It stays without an entry.
 * And a winner that stalls between winning and writing for longer than others wait for it has its entry in the history,
 * but the state after the next entry does not know of it.
 */
async function claim(shelf, environment, number, manifest) {
    const { registry, repository, signal } = shelf;
    const claimed = claimTag(environment);
    const { digest } = await registry.putManifest(repository, claimed, manifest, signal);
    const isOurs = async () => (await registry.headManifest(repository, claimed, signal))?.digest === digest;
    // Giving up before the number is taken leaves it to somebody else.
    const [isGone, isFirst] = await Promise.all([isTaken(shelf, environment, number), isOurs()]);
    if (isGone || !isFirst)
        return false;
    await registry.putManifest(repository, takenTag(environment, number), manifest, signal);
    return isOurs();
}
/** Whether somebody has written the number's entry, writes it now, or burnt the number. */
async function isTaken({ registry, repository, signal }, environment, number) {
    return (await registry.headManifest(repository, takenTag(environment, number), signal)) !== undefined;
}
const firstWaitMs = 100;
const longestWaitMs = 5_000;
/** Waits a random time that grows with the attempts, so that writers who met do not meet again. */
async function stepAside(attempt, clock, random, signal) {
    await clock.sleep(random() * Math.min(firstWaitMs * 2 ** attempt, longestWaitMs), signal);
}

;// CONCATENATED MODULE: ./lib/release/shelf.js


/** What stands under the tag; `undefined` when nothing does. Throws `registry.invalid` when it is not of this kind. */
async function find(shelf, tag, mediaType) {
    const manifest = await shelf.registry.getManifest(shelf.repository, tag, shelf.signal);
    if (manifest === undefined)
        return undefined;
    const artifact = fromManifest(manifest.bytes);
    if (artifact === undefined)
        throw damaged(shelf, tag, "is no artifact");
    const kind = artifact.config.mediaType;
    if (kind === mediaType)
        return { tag, artifact };
    if (withoutVersion(kind) === withoutVersion(mediaType))
        throw tooNew(shelf, tag);
    throw damaged(shelf, tag, `must be ${mediaType}, got ${kind}`);
}
/** The document of an artifact, checked against its shape. Throws `registry.invalid` with the tag named. */
async function read(shelf, { tag, artifact }, shape) {
    const document = parse(await bytesOf(shelf, tag, artifact), shelf, tag);
    if (formatOf(document) > 1)
        throw tooNew(shelf, tag);
    const { success, data, error } = shape.safeParse(document);
    if (success)
        return data;
    const problems = error.issues.slice(0, 3).map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw damaged(shelf, tag, `its document has not the right shape: ${problems.join("; ")}`);
}
/** Says that what stands under a tag cannot be used, and how to look at it. */
function damaged({ repository }, tag, why, cause) {
    return new errors/* RegistryError */.gl("registry.invalid", `${repository}:${tag}: ${why}`, {
        hint: "Something else wrote this tag, or its content was damaged. Look at it with " +
            `docker buildx imagetools inspect --raw ${repository}:${tag}`,
        cause,
    });
}
function tooNew({ repository }, tag) {
    return new errors/* RegistryError */.gl("registry.invalid", `${repository}:${tag}: was written by a later version of aip-deploy`, {
        hint: "Update aip-deploy.",
    });
}
async function bytesOf(shelf, tag, { config }) {
    try {
        return await shelf.registry.getBlob(shelf.repository, config.digest, shelf.signal);
    }
    catch (cause) {
        const isGone = cause instanceof errors/* RegistryError */.gl && cause.code === "registry.not-found";
        const isWrong = cause instanceof errors/* RegistryError */.gl && cause.code === "registry.invalid";
        if (!isGone && !isWrong)
            throw cause;
        throw damaged(shelf, tag, isGone ? `its document ${config.digest} is gone` : cause.message, cause);
    }
}
function parse(bytes, shelf, tag) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw damaged(shelf, tag, "its document is no JSON", cause);
    }
}
function formatOf(document) {
    if (typeof document !== "object" || document === null || !("format" in document))
        return 0;
    return typeof document.format === "number" ? document.format : 0;
}
function withoutVersion(mediaType) {
    return mediaType.replace(/\.v\d+\+json$/, "");
}

;// CONCATENATED MODULE: ./lib/release/oci-releases.js







const releaseType = "application/vnd.aip-deploy.release.v1+json";
const fileType = "application/vnd.aip-deploy.file.v1";
const noBytes = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const atOnce = 8;
const oci_releases_names = {
    id: "aip-deploy.release",
    app: "aip-deploy.app",
    ref: "aip-deploy.ref",
    commit: "org.opencontainers.image.revision",
    createdAt: "org.opencontainers.image.created",
};
/**
 * Stores a release once. Two that store the same one at the same time both write the same document; only whose origin
 * stays is left to chance.
 */
async function storeRelease(shelf, content) {
    const id = (0,naming/* releaseId */.Bf)(content.release);
    const tag = releaseTag(id);
    const there = await find(shelf, tag, releaseType);
    if (there === undefined)
        await write(shelf, content, id);
    else if (idOf(there) !== id)
        throw clash(shelf, tag, id, there);
    return id;
}
/** The release of this id, or the only one that begins so. */
async function readRelease(shelf, id) {
    const found = await find(shelf, await tagFor(shelf, id.toLowerCase()), releaseType);
    if (!found || !idOf(found).startsWith(id.toLowerCase()))
        throw unknown(id, `${shelf.repository} has no such release`);
    const release = await read(shelf, found, releaseDocument);
    return { id: idOf(found), release, origin: originOf(found) };
}
/** The bytes of a file of a release. */
async function readFile(shelf, digest) {
    // Registries differ in whether they keep nothing, so nothing is not stored.
    if (digest === noBytes)
        return new Uint8Array();
    try {
        return await shelf.registry.getBlob(shelf.repository, digest, shelf.signal);
    }
    catch (cause) {
        if (!(cause instanceof errors/* RegistryError */.gl) || cause.code !== "registry.not-found")
            throw cause;
        const message = `${shelf.repository}: the file ${digest} of a release is gone`;
        throw new errors/* DeployError */.sH("release.incomplete", message, { hint: "Deploy its commit again.", cause });
    }
}
async function write(shelf, { release, origin, blobs }, id) {
    const document = documentBytes(releaseDocument, release);
    const files = filesOf(release).map((digest) => [digest, contentOf(blobs, digest)]);
    const layers = files.map(([, bytes]) => describe(fileType, bytes));
    const pieces = [document, ...(files.length === 0 ? [emptyLayer.bytes] : files.map(([, bytes]) => bytes))];
    await (0,p_map/* default */.Ay)(pieces, (bytes) => shelf.registry.putBlob(shelf.repository, bytes, shelf.signal), { concurrency: atOnce });
    const annotations = {
        [oci_releases_names.id]: id,
        [oci_releases_names.app]: release.app,
        [oci_releases_names.ref]: origin.ref,
        [oci_releases_names.commit]: origin.commit,
        [oci_releases_names.createdAt]: origin.createdAt,
    };
    const manifest = toManifest({ config: describe(releaseType, document), layers, annotations });
    await shelf.registry.putManifest(shelf.repository, releaseTag(id), manifest, shelf.signal);
}
function filesOf(release) {
    const trees = Object.values(release.bundles).flatMap(({ trees }) => Object.values(trees));
    const digests = new Set(trees.flatMap((tree) => tree.map(({ digest }) => digest)));
    digests.delete(noBytes);
    return [...digests].sort();
}
function contentOf(blobs, digest) {
    const bytes = blobs.get(digest);
    if (bytes === undefined || describe(fileType, bytes).digest !== digest) {
        throw new errors/* InternalError */.Gd(`release: the content of file ${digest} is ${bytes === undefined ? "missing" : "another"}`);
    }
    return bytes;
}
async function tagFor(shelf, id) {
    if (!/^[0-9a-f]{6,64}$/.test(id))
        throw unknown(id, "must be at least six of its digits, 0-9 and a-f");
    if (id.length >= shownDigits)
        return releaseTag(id);
    const tags = await shelf.registry.listTags(shelf.repository, shelf.signal);
    const candidates = tags.filter((tag) => releaseDigits(tag)?.startsWith(id)).sort();
    if (candidates.length > 1)
        throw unknown(id, `may be ${candidates.map(releaseDigits).join(" or ")}; give more digits`);
    if (candidates[0] === undefined)
        throw unknown(id, `${shelf.repository} has no release that begins so`);
    return candidates[0];
}
/** The document's digest is the release's name. */
function idOf({ artifact }) {
    return artifact.config.digest.replace("sha256:", "");
}
function originOf({ artifact: { annotations } }) {
    const said = (name) => annotations[name] ?? "";
    return { commit: said(oci_releases_names.commit), ref: said(oci_releases_names.ref), createdAt: said(oci_releases_names.createdAt) };
}
function unknown(id, why) {
    return new errors/* DeployError */.sH("release.unknown", `release "${id}": ${why}`, {
        hint: "The releases that an environment had: aip-deploy history ENVIRONMENT",
    });
}
function clash({ repository }, tag, id, there) {
    const message = `${repository}:${tag}: must be release ${id}, got release ${idOf(there)}`;
    return new errors/* RegistryError */.gl("registry.conflict", message, {
        hint: "Two releases whose names begin alike: change anything in one of them, for example a label.",
    });
}

;// CONCATENATED MODULE: ./lib/release/state.js
const goodKept = 20;
const signOffsKept = 50;
/** An environment to which nothing has happened yet. */
function emptyState(environment) {
    return { environment, number: 0, good: [], signOffs: [] };
}
/** The state after one more entry. Pure, so that the whole history folds into the same state again. */
function after(state, entry, number) {
    switch (entry.kind) {
        case "deployment":
            return afterDeployment({ ...state, number }, entry);
        case "hold":
            return { ...state, number, hold: entry.act };
        case "freeze":
            return { ...state, number, freeze: { act: entry.act, until: entry.until } };
        case "lift": {
            const { hold: _hold, freeze: _freeze, ...rest } = state;
            return { ...rest, number };
        }
        case "maintenance-on": {
            const { kind: _kind, ...maintenance } = entry;
            return { ...state, number, maintenance };
        }
        case "maintenance-off": {
            const { maintenance: _over, ...rest } = state;
            return { ...rest, number };
        }
        case "down": {
            const { current: _removed, ...rest } = entry.data ? forgotten(state) : state;
            return { ...rest, number, down: entry.act };
        }
        case "unlock":
        case "task":
            return { ...state, number };
        case "sign-off": {
            const { release, act } = entry;
            return { ...state, number, signOffs: [{ release, act }, ...state.signOffs].slice(0, signOffsKept) };
        }
        case "preview":
            return { ...state, number, previews: afterPreview(state.previews ?? [], entry) };
    }
}
/** Whoever removed the data too has nothing to go back to. */
function forgotten({ environment, number, hold, freeze, maintenance }) {
    return {
        ...emptyState(environment),
        number,
        ...(hold === undefined ? {} : { hold }),
        ...(freeze === undefined ? {} : { freeze }),
        ...(maintenance === undefined ? {} : { maintenance }),
    };
}
function afterDeployment({ current, down, ...state }, entry) {
    const { release, outcome, endedAt: at } = entry;
    const running = nowRunning(current, entry, state.number);
    return {
        ...state,
        ...(running === undefined ? {} : { current: running }),
        // Until something runs again, there is nothing but that to go back to.
        ...(running === undefined && down !== undefined ? { down } : {}),
        good: nowGood(state.good, entry, state.number),
        // A rollback that did not come through leaves automation on: there is nothing that the next push would undo.
        ...(entry.deployment === "rollback" && outcome === "succeeded" ? { hold: entry.act } : {}),
        last: { release, number: state.number, outcome, at },
    };
}
/** Whoever writes the entry gets the lowest slot that is free by then, so that no two can have the same. */
function afterPreview(open, { preview, change, act: { at } }) {
    const others = open.filter((each) => each.preview !== preview);
    if (change === "closed")
        return others;
    const known = open.find((each) => each.preview === preview);
    if (known !== undefined)
        return open.map((each) => (each === known ? { ...known, at } : each));
    let slot = 0;
    while (open.some((each) => each.slot === slot))
        slot++;
    return [...open, { preview, slot, since: at, at }];
}
/** What ran before and runs still has run since then, however the attempt ended. */
function nowRunning(current, { runs, endedAt, commit }, number) {
    if (runs === undefined)
        return undefined;
    if (current?.release === runs)
        return current;
    return { release: runs, number, since: endedAt, ...(commit === undefined ? {} : { commit }) };
}
function nowGood(good, entry, number) {
    if (entry.outcome !== "succeeded" || !entry.verified)
        return good;
    const { release, endedAt: at } = entry;
    return [{ release, number, at }, ...good.filter((each) => each.release !== release)].slice(0, goodKept);
}

;// CONCATENATED MODULE: ./lib/release/oci-history.js









const entryType = "application/vnd.aip-deploy.entry.v1+json";
const numberName = "aip-deploy.number";
const writerName = "aip-deploy.writer";
const readAtOnce = 16;
const mostAttempts = 60;
const pollMs = 100;
const mostPolls = 20;
/** The state after the newest entry: three requests, two when nothing has happened yet. */
async function readState(shelf, environment) {
    return (await newest(shelf, environment)).entry?.state ?? emptyState(environment);
}
/** The newest entries, newest first; one that somebody deleted from the registry is left out. */
async function readHistory(shelf, environment, limit) {
    if (limit < 1)
        return [];
    const { entry: last } = await newest(shelf, environment);
    if (last === undefined)
        return [];
    const earlier = Array.from({ length: Math.min(limit, last.number) - 1 }, (_, index) => last.number - 1 - index);
    const entries = await (0,p_map/* default */.Ay)(earlier, (number) => entryAt(shelf, environment, number), { concurrency: readAtOnce });
    return [last, ...entries.filter((entry) => entry !== undefined)];
}
/** Adds an entry under the next free number. Of several writers, wherever they are, each gets a number of its own. */
async function appendEntry(shelf, environment, { entry, files }, pen) {
    const inProgress = patience(pen.clock, shelf.signal);
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
        const { entry: last, free: number } = await newest(shelf, environment, inProgress);
        const state = after(last?.state ?? emptyState(environment), entry, number);
        const numbered = { ...entry, number, state };
        const manifest = await putDocument(shelf, numbered, files, pen);
        if (await claim(shelf, environment, number, manifest)) {
            await publish(shelf, environment, number, manifest);
            return numbered;
        }
        await stepAside(attempt, pen.clock, pen.random, shelf.signal);
    }
    throw new errors/* RegistryError */.gl("registry.conflict", `${shelf.repository}: ${environment}: others write its history without a pause; nothing was recorded`, { hint: "Try again when they are done." });
}
async function putDocument(shelf, entry, files, pen) {
    const document = documentBytes(entryDocument, { format: 1, entry });
    const layers = files.map((bytes) => describe(fileType, bytes));
    await (0,p_map/* default */.Ay)([document, ...(files.length === 0 ? [emptyLayer.bytes] : files)], (bytes) => shelf.registry.putBlob(shelf.repository, bytes, shelf.signal));
    const annotations = { [numberName]: String(entry.number), [writerName]: String(pen.random()) };
    return toManifest({ config: describe(entryType, document), layers, annotations });
}
async function publish(shelf, environment, number, manifest) {
    const { registry, repository, signal } = shelf;
    await registry.putManifest(repository, entryTag(environment, number), manifest, signal);
    // The entry is recorded now: a pointer that stays behind costs the next reader a step, and no more.
    await registry.putManifest(repository, environmentTag(environment), manifest, signal).catch(() => undefined);
}
/**
 * The newest entry and the number after it that nobody took. A writer may have been stopped, or overtaken, before it
 * moved the pointer: entries beyond it count as well.
 */
async function newest(shelf, environment, inProgress = now) {
    let found = await find(shelf, environmentTag(environment), entryType);
    let number = found === undefined ? 0 : numberOf(shelf, found);
    let free = number + 1;
    for (; await isTaken(shelf, environment, free); free++) {
        const tag = entryTag(environment, free);
        const next = await inProgress(tag, () => find(shelf, tag, entryType));
        if (next === undefined)
            continue;
        found = next;
        number = free;
    }
    return { entry: found && (await readEntry(shelf, found, environment, number)), free };
}
const now = (_tag, look) => look();
/** Waits for an entry that somebody may be about to write, but for each only once. */
function patience(clock, signal) {
    const waitedFor = new Set();
    return async (tag, look) => {
        const polls = waitedFor.has(tag) ? 0 : mostPolls;
        waitedFor.add(tag);
        for (let poll = 0;; poll++) {
            const found = await look();
            if (found !== undefined || poll === polls)
                return found;
            await clock.sleep(pollMs, signal);
        }
    };
}
async function entryAt(shelf, environment, number) {
    const found = await find(shelf, entryTag(environment, number), entryType);
    return found === undefined ? undefined : readEntry(shelf, found, environment, number);
}
async function readEntry(shelf, found, environment, number) {
    const { entry } = await read(shelf, found, entryDocument);
    const place = `entry ${entry.number} of ${entry.state.environment}`;
    const expected = `entry ${number} of ${environment}`;
    if (place !== expected)
        throw damaged(shelf, found.tag, `must be ${expected}, got ${place}`);
    return entry;
}
function numberOf(shelf, { tag, artifact }) {
    const text = artifact.annotations[numberName] ?? "";
    if (!/^[1-9]\d{0,9}$/.test(text))
        throw damaged(shelf, tag, `its entry must have a number, got "${text}"`);
    return Number(text);
}

;// CONCATENATED MODULE: ./lib/release/oci-ledger.js


/**
 * The ledger as OCI artifacts in a registry. A release is an artifact whose document's digest is the release's name and
 * whose layers are its files; an environment is a numbered row of artifacts, each with the state after it, and a tag
 * that points at the newest.
 */
function ociLedger(options) {
    const { registry, repository, clock, random, signal } = options;
    const shelf = { registry, repository, ...(signal === undefined ? {} : { signal }) };
    const inTurn = queue();
    return {
        store: (content) => storeRelease(shelf, content),
        release: (id) => readRelease(shelf, id),
        blob: (digest) => readFile(shelf, digest),
        state: (environment) => readState(shelf, environment),
        append: (environment, entry, files = []) => inTurn(() => appendEntry(shelf, environment, { entry, files }, { clock, random })),
        history: (environment, limit) => readHistory(shelf, environment, limit),
    };
}
/** One after the other: writers that meet in the registry cost each other seconds, and those of one process need not. */
function queue() {
    let last = Promise.resolve();
    return (work) => {
        const next = last.then(work, work);
        last = next;
        return next;
    };
}

// EXTERNAL MODULE: ./lib/release/remembered.js + 1 modules
var release_remembered = __webpack_require__(9505);
// EXTERNAL MODULE: ./lib/release/environment-model.js + 4 modules
var environment_model = __webpack_require__(48234);
;// CONCATENATED MODULE: ./lib/release/open.js










/** The ledger stands beside the images, under a name that no image takes. */
const ledgerName = "aip-deploy";
/** Reads the configuration and connects the App to its registry; nothing is asked of the registry yet. */
async function openApp(opening, surroundings) {
    const { root, file, registry: wanted, random } = opening;
    const { clock, credentials, variables } = surroundings;
    // Where images live is read out of the model that the survey will ask for again.
    const runner = printingOnce(surroundings.runner);
    const [{ config: read, warnings }, repository] = await Promise.all([
        (0,load_config/* loadConfig */.Z)({ root, file, variables }),
        checkoutAt(root, runner),
    ]);
    const sight = repository === undefined ? undefined : sightOf(repository, read, wanted, surroundings);
    const remembered = sight === undefined ? undefined : await (0,release_remembered/* recall */.I)(sight);
    const prefix = wanted ?? read.registry ?? remembered?.prefix ?? (await writtenPrefix(read, runner));
    const registry = registryClient({ clock, random, credentials });
    const ledger = remembering(ociLedger({ registry, repository: `${prefix}/${ledgerName}`, clock, random }));
    const config = (0,place/* replaced */.$3)(read, { registry: prefix });
    return { ...surroundings, runner, config, warnings, registry, prefix, ledger, repository, sight, remembered };
}
/** Releases never change, so each is read once. */
function remembering(ledger) {
    const read = new Map();
    return {
        ...ledger,
        release(id) {
            const known = read.get(id) ?? ledger.release(id);
            read.set(id, known);
            return known;
        },
    };
}
async function checkoutAt(root, runner) {
    try {
        return await (0,repository/* openRepository */.h)(root, runner);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH && error.code === "source.not-a-repository")
            return undefined;
        throw error;
    }
}
function sightOf(repository, config, registry, { variables, clock }) {
    if (!repository.hasCommit)
        return undefined;
    const week = config.build.rebuild === "weekly" ? weekOf(clock.now()) : undefined;
    return { repository, config, also: { registry, home: variables["HOME"], week } };
}
/** ISO 8601, for example `2026-W48`: the week that has the year's first Thursday is its first. */
function weekOf(date) {
    const thursday = new Date(date);
    thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() === 0 ? 7 : date.getUTCDay()));
    const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    const week = Math.ceil(((thursday.getTime() - firstDay) / 86_400_000 + 1) / 7);
    return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}
const hint = "Write `registry: HOST/PATH` into aip-deploy.yml, or give --registry.";
/** Where the Compose files say that the images live. Throws `ConfigError` when they do not say it, or not all the same. */
async function writtenPrefix(config, runner) {
    const environment = config.environments.at(-1);
    if (environment === undefined)
        throw new errors/* InternalError */.Gd("a configuration without environments");
    const loaded = await (0,environment_model/* loadEnvironment */.Y)(config, environment, runner);
    const { images, problems } = (0,compose_images/* imagesOf */.I)(loaded, { config });
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems, { hint });
    const prefixes = [...new Set(images.map(({ repository }) => repository.slice(0, repository.lastIndexOf("/"))))];
    const [prefix] = prefixes;
    if (prefix !== undefined && prefixes.length === 1)
        return prefix;
    const message = prefixes.length > 1 ? `the images live in several places: ${prefixes.join(", ")}` : "no registry is named";
    throw new errors/* ConfigError */.xL([{ message }], { hint });
}

// EXTERNAL MODULE: ./lib/release/target.js + 2 modules
var target = __webpack_require__(49709);
;// CONCATENATED MODULE: ./lib/release/here.js



















/** Opens the App that the request is about and does what it wishes, with what this machine has: Docker's logins, engine and state. */
async function carryOutHere({ settings, wish }, here) {
    return await opened(settings, here, async ({ app, patient, host }) => {
        if (wish.command === "setup") {
            // It is about a machine, whatever lies in the folder.
            const { setup } = await __webpack_require__.e(/* import() */ 6133).then(__webpack_require__.bind(__webpack_require__, 46133));
            return await setup(wish, { ...host, confirm: here.confirm });
        }
        if (wish.command === "doctor") {
            const { examine, examineHost } = await __webpack_require__.e(/* import() */ 7944).then(__webpack_require__.bind(__webpack_require__, 37944));
            const { command, host: address } = wish;
            if (address === undefined)
                return { command, ...(await examine(patient)) };
            return { command, ...(await examineHost((0,compose/* parseHost */.o6)(address), patient)) };
        }
        return await carryOut(await app(), wish);
    });
}
/** Gives back a lease that a process which has ended still had; answers whether it did. */
async function giveBackHere(settings, { id, environment, project }, here) {
    return await opened(settings, here, async (machine) => {
        const app = await machine.app();
        const { slate } = await (0,target/* targetOf */.$r)(app, (0,release_app/* environmentNamed */.b6)(app, environment), project);
        return await (0,lease_break/* giveBack */.F)(slate, id);
    });
}
/** Works with what this machine has; connections to hosts are there for as long as the work takes. */
async function opened(settings, here, work) {
    const { env, random, home, isRoot, by, startedBy, github, githubToken, promotionText, ...same } = here;
    const { redactor, log } = same;
    const { directory, config: file, registry = env["AIP_DEPLOY_REGISTRY"] } = settings;
    const trace = settings.verbose ? { trace: log.debug.bind(log) } : {};
    const mark = (0,lease_process/* markFor */.v0)(await (0,lease_process/* processMark */.tz)());
    const dockerDirectory = env["DOCKER_CONFIG"] ?? (0,external_node_path_.join)(home, ".docker");
    const plugins = dockerPlugins(dockerDirectory);
    const runner = localRunner({ env, mark, redact: redactor.redact, plugins, ...trace });
    const marked = mark === undefined ? env : { ...env, [mark.name]: mark.value };
    const connections = openConnections({
        variables: env,
        companions: localCompanions({ env: marked, redact: redactor.redact, ...trace }),
        runner,
        clock: same.clock,
        learn: redactor.learn,
    });
    const logins = dockerLogins({ directory: dockerDirectory, runner, learn: redactor.learn });
    const surroundings = {
        ...same,
        variables: env,
        monotonic: () => performance.now(),
        runner,
        driver: composeDriver({ env: marked, redact: redactor.redact }),
        credentials: githubToken === undefined ? logins : withLogin(logins, "ghcr.io", passwordOf(githubToken)),
        connect: connections.connect,
        clusterAt: connections.clusterAt,
        engine: env["DOCKER_HOST"],
        stateDirectory: env["AIP_DEPLOY_STATE"] ?? stateDirectory(env, home, isRoot),
        hub: async () => ({ pulls: (0,pull_requests/* pullRequestsOf */.T)(await toGitHub(), { clock: here.clock, random }), text: promotionText }),
    };
    const root = (0,external_node_path_.resolve)(directory);
    const toGitHub = async () => {
        const remote = github === undefined ? await (0,source_remote/* remoteUrl */.g)(await (0,repository/* openRepository */.h)(root, runner)) : undefined;
        return await signIn({ env, runner, remote, now: () => here.clock.now(), given: github });
    };
    const opening = {
        root,
        random,
        ...(file === undefined ? {} : { file }),
        ...(registry === undefined ? {} : { registry }),
    };
    const machine = {
        patient: {
            ...{ root, file, runner, clock: here.clock, random, signIn: toGitHub },
            lookAtHost: async (host, hosts, directory = target/* hostStateDirectory */.tb) => (await (0,look_at_host/* lookAtHost */.J)(connections.connect(host, hosts, root), { clock: here.clock, directory })).findings,
            open: (instead) => openToLook(opening, { ...surroundings, variables: { ...instead, ...env } }),
        },
        async app() {
            const [app, name] = await Promise.all([openApp(opening, surroundings), settings.by ?? by(runner)]);
            const via = startedBy === undefined || startedBy === name ? {} : { via: startedBy };
            return { ...app, by: name, ...via };
        },
        host: { connect: connections.connect, root, clock: same.clock, log },
    };
    try {
        return await work(machine);
    }
    finally {
        await connections.close();
    }
}
async function openToLook(opening, surroundings) {
    const { config, warnings, prefix, ledger } = await openApp(opening, surroundings);
    return { config, warnings, address: prefix, readLedger: () => ledger.state(config.environments[0]?.name ?? "dev") };
}
function passwordOf({ username, token }) {
    return { kind: "password", username, password: token };
}
function stateDirectory(env, home, isRoot) {
    if (isRoot)
        return "/var/lib/aip-deploy";
    return (0,external_node_path_.join)(env["XDG_STATE_HOME"] ?? (0,external_node_path_.join)(home, ".local", "state"), "aip-deploy");
}


/***/ }),

/***/ 56091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ giveBack),
/* harmony export */   U: () => (/* binding */ breakLease)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3927);

const attempts = 20;
/**
 * Takes the lease away from whoever has it; what was begun stays written down for whoever comes next. Answers who had it,
 * nothing when nobody had, `moving` when every look was overtaken by a beat.
 */
async function breakLease(slate) {
    return await change(slate, (record) => {
        if (record === "damaged")
            return { holder: "somebody whose name cannot be read", next: { format: 1, fence: 1 } };
        const { holder } = record;
        if (holder === undefined)
            return undefined;
        // A higher fence, so that nobody takes what follows for a beat of the one who had it.
        return { holder: (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .describeHolder */ .sG)(holder), next: { ...(0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .freed */ .pK)(record, false), fence: record.fence + 1 } };
    });
}
/** Gives a lease back for a process that has ended; answers whether it still was that one's. */
async function giveBack(slate, id) {
    const holder = await change(slate, (record) => {
        if (record === "damaged" || record.holder?.id !== id)
            return undefined;
        return { holder: id, next: (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .freed */ .pK)(record, false) };
    });
    return holder === id;
}
async function change(slate, decide) {
    for (let attempt = 0; attempt < attempts; attempt++) {
        const text = await slate.read();
        const decided = decide((0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .readRecord */ .aE)(text));
        if (decided === undefined)
            return undefined;
        if (await slate.replace(text, (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRecord */ .rh)(decided.next)))
            return decided.holder;
    }
    return "moving";
}


/***/ }),

/***/ 3927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ beaten),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   pK: () => (/* binding */ freed),
/* harmony export */   rh: () => (/* binding */ writeRecord),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   uU: () => (/* binding */ taken)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

const act = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
    link: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
});
const shape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    holder: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        link: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
        work: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        since: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        expirySeconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive(),
        beat: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
        process: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ machine: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(), started: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).exactOptional(),
    })
        .exactOptional(),
    journal: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        work: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["deploy", "rollback", "return", "hotfix", "down", "task", "maintenance-on", "maintenance-off"]),
        task: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ unit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), words: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).exactOptional(),
        release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
        from: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
        commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
        ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().exactOptional(),
        act,
        number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
        phase: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        phaseSince: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        touched: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    })
        .exactOptional(),
    newest: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).exactOptional(),
});
const untouched = { format: 1, fence: 0 };
/** `damaged`: there is a text, and it is none that this version wrote whole. */
function readRecord(text) {
    if (text === undefined)
        return untouched;
    try {
        return shape.parse(JSON.parse(text));
    }
    catch {
        return "damaged";
    }
}
function writeRecord(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
/** The record with a new holder and the next fence. What a damaged one said is lost, but not how high its fence was. */
function taken(record, text, holder) {
    if (record !== "damaged")
        return { ...record, fence: record.fence + 1, holder };
    const fence = Number(/"fence":\s*(\d{1,15})/.exec(text ?? "")?.[1] ?? 0);
    return { format: 1, fence: fence + 1, holder };
}
function beaten(record) {
    const { holder } = record;
    return holder === undefined ? record : { ...record, holder: { ...holder, beat: holder.beat + 1 } };
}
/** The record without its holder. The journal goes only when what it tells of was ended. */
function freed({ holder: _gone, journal, ...rest }, isEnded) {
    return isEnded || journal === undefined ? rest : { ...rest, journal };
}
/** Who has it, what for and since when, as one phrase. */
function describeHolder({ by, work, since, link }) {
    return `${by} (${work}, since ${since}${link === undefined ? "" : `, ${link}`})`;
}


/***/ }),

/***/ 66765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ lookAtHost)
/* harmony export */ });
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77163);

/** What a host is and what it lacks to be deployed to; `directory` is where releases' files would lie. Changes nothing. */
async function lookAtHost({ runner }, { clock, directory }) {
    const facts = (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFacts */ .hx)((await runner.run((0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .askFacts */ .PN)(directory))).stdout);
    return { facts, findings: (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeHost */ .Ii)(facts, { now: clock.now(), directory }) };
}


/***/ }),

/***/ 84738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ closedMaterials)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _secrets_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27289);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77163);



/** What a bundle is deployed with while everybody is shown a page. Throws `target.refused` for one that cannot show it. */
async function closedMaterials(closing) {
    const { maintenance, bundle, open, redactor } = closing;
    const pass = passOf(closing);
    redactor.learn(pass);
    const page = closing.page ?? Buffer.from(await open.file(maintenance.page)).toString("utf8");
    const { retryAfterSeconds, doors } = maintenance;
    const notice = { page, retryAfterSeconds, pass: pass.reveal() };
    const closed = await (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_2__/* .closedBundle */ .nt)(bundle, doors, notice, open.file);
    return {
        ...open,
        file: async (digest) => closed.files.get(digest) ?? (await open.file(digest)),
        closed: { pass, bundle: closed.bundle },
    };
}
/** The same for all who deploy there, another for each maintenance, and known to nobody who cannot read the target's key. */
function passOf({ environment, maintenance, open }) {
    const about = ["maintenance", environment, maintenance.act.at].join("\0");
    return new _secrets_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z("pass", (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", open.fingerprintKey).update(about).digest("hex").slice(0, 32));
}


/***/ }),

/***/ 35001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   Mh: () => (/* binding */ treeId),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
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

/***/ 9505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ recall),
  k: () => (/* binding */ remember)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/compose/missing.js
var missing = __webpack_require__(55104);
;// CONCATENATED MODULE: ./lib/version.js
/** The version of this program; a test compares it with package.json. */
const version = "0.1.0";

// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
;// CONCATENATED MODULE: ./lib/release/remembered.js







const kept = 20;
const memory = schemas/* array */.YOg(schemas/* object */.Ikc({
    stamp: schemas/* string */.YjP(),
    inputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().nullable()),
    prefix: schemas/* string */.YjP(),
    release: schemas/* string */.YjP(),
    images: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        repository: schemas/* string */.YjP(),
        services: schemas/* array */.YOg(schemas/* string */.YjP()),
        key: schemas/* string */.YjP(),
        digest: schemas/* string */.YjP(),
    })),
    warnings: schemas/* array */.YOg(schemas/* custom */.IeY()),
    notes: schemas/* array */.YOg(schemas/* string */.YjP()),
}));
/** What is remembered of the commit that is checked out; `undefined` when nothing is, or when something differs from then. */
async function recall(sight) {
    const all = await read(sight.repository);
    const stamp = stampOf(sight);
    const found = all.find((each) => each.stamp === stamp);
    if (found === undefined)
        return undefined;
    const [isDirty, now] = await Promise.all([
        sight.repository.isDirty(),
        loose(sight.repository).then((files) => digests(sight.config.root, [...new Set([...Object.keys(found.inputs), ...files])])),
    ]);
    return !isDirty && (0,naming/* canonicalJson */.dj)(now) === (0,naming/* canonicalJson */.dj)(found.inputs) ? found : undefined;
}
/** Remembers a clean checkout; a checkout that cannot be written to is simply looked at again the next time. */
async function remember(sight, survey, learnt) {
    if (await sight.repository.isDirty())
        return;
    const stamp = stampOf(sight);
    const { root } = sight.config;
    const files = survey.environments.flatMap(({ config, loaded }) => [
        ...config.envFiles.map((file) => (0,external_node_path_.resolve)(root, file)),
        ...loaded.sources.all().map(({ file }) => (0,external_node_path_.resolve)(root, file)),
        ...(0,missing/* envFiles */.hZ)(loaded.sources).map(({ written, base }) => (0,external_node_path_.resolve)(base, written)),
    ]);
    const named = files.map((file) => (0,external_node_path_.relative)(root, file));
    const inputs = await digests(root, [...new Set([...named, ...(await loose(sight.repository))])]);
    const others = (await read(sight.repository)).filter((each) => each.stamp !== stamp);
    const images = learnt.images.map(({ name, repository, services, key, digest }) => ({
        name,
        repository,
        services: [...services],
        key,
        digest,
    }));
    await write(sight.repository, [{ ...learnt, warnings: [...learnt.warnings], notes: [...learnt.notes], images, stamp, inputs }, ...others].slice(0, kept)).catch(() => undefined);
}
function stampOf({ repository, config, also }) {
    const { root: _place, ...said } = config;
    const path = (0,external_node_path_.relative)(repository.topLevel, config.root);
    const facts = { version: version, commit: repository.head(), path, said, also };
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(facts)).digest("hex");
}
/** Env files that git ignores, relative to the root: Compose may read one although no line names it. */
async function loose(repository) {
    const { root, topLevel } = repository;
    const { ignored } = await repository.workingTree();
    return ignored.filter((path) => /env[^/]*$/i.test(path)).map((path) => (0,external_node_path_.relative)(root, (0,external_node_path_.join)(topLevel, path)));
}
/** SHA-256 of each file, `null` for one that is not there. */
async function digests(root, files) {
    const entries = files.map(async (file) => {
        const content = await (0,promises_.readFile)((0,external_node_path_.resolve)(root, file)).catch(() => undefined);
        return [file, content === undefined ? null : (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex")];
    });
    return Object.fromEntries(await Promise.all(entries));
}
/** Inside of git's own folder: it goes with the clone, and nobody commits it. */
function placeOf({ gitDirectory }) {
    const folder = (0,external_node_path_.join)(gitDirectory, "aip-deploy");
    return { folder, file: (0,external_node_path_.join)(folder, "commits.json") };
}
async function read(repository) {
    const text = await (0,promises_.readFile)(placeOf(repository).file, "utf8").catch(() => "[]");
    try {
        return memory.safeParse(JSON.parse(text)).data ?? [];
    }
    catch {
        return [];
    }
}
async function write(repository, all) {
    const { folder, file } = placeOf(repository);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const fresh = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.writeFile)(fresh, JSON.stringify(all));
    await (0,promises_.rename)(fresh, file);
}


/***/ }),

/***/ 65212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cs: () => (/* binding */ secretNamed),
  B: () => (/* binding */ secretPlaces),
  VX: () => (/* binding */ secretValues)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(64638);
// EXTERNAL MODULE: ./lib/compose/env-secrets.js + 2 modules
var env_secrets = __webpack_require__(33955);
;// CONCATENATED MODULE: ./lib/compose/env-file-reader.js





/** Reads variables out of the env files of an environment's checkout, as Compose reads them there, all in one process. */
function envFileReader(environment, runner) {
    return async (references, given) => {
        const missing = references.filter(({ file }) => !(0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(environment.root, file)));
        const there = references.filter((each) => !missing.includes(each));
        const found = missing.map(({ name, file }) => [name, { problem: `file ${file} is missing` }]);
        return new Map([...found, ...(await readAll(there, environment, given, runner))]);
    };
}
async function readAll(references, environment, given, runner) {
    if (references.length === 0)
        return [];
    const { root, composeFiles, variables } = environment;
    const project = (0,env_secrets/* projectEnvFiles */.y)(environment);
    const wanted = references.map(({ file, format }) => fileOf(root, file, format));
    try {
        const { files, said } = await (0,env_reading/* readEnvironment */.Qo)({
            ...{ root, envFiles: project, directory: (0,external_node_path_.dirname)(composeFiles[0] ?? ".") },
            variables: { ...variables, ...given },
            files: [...wanted, ...project.map((file) => fileOf(root, file))],
            expressions: Object.fromEntries(references.filter(isName).map(({ variable }) => [variable, `\${${variable}-}`])),
        }, runner);
        const ofProject = files.slice(wanted.length);
        return references.map((reference, index) => {
            const { name, file, variable, format } = reference;
            const last = project[ofProject.findLastIndex((values) => variable in values)];
            // What Compose would put for `${NAME}`, which a variable in another env file may be a part of.
            const isProject = last === file && format === undefined && !(variable in variables) && isName(reference);
            const value = isProject ? said[variable] : files[index]?.[variable];
            return [name, value === undefined || value === "" ? { problem: `${file} does not set ${variable}` } : { value }];
        });
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigError */.xL))
            throw error;
        return references.map(({ name, file }) => [name, { problem: `${file} cannot be read: ${error.message}` }]);
    }
}
function isName({ variable }) {
    return /^[A-Za-z_]\w*$/.test(variable);
}
function fileOf(root, file, format) {
    return { path: (0,external_node_path_.resolve)(root, file).replaceAll("$", "$$$$"), ...(format === undefined ? {} : { format }) };
}

// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(47800);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(83161);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secret = __webpack_require__(27289);
;// CONCATENATED MODULE: ./lib/release/secret-values.js




/** Where the values of an environment's secrets are found from here. */
function secretPlaces({ config: { root }, variables, redactor, runner }, environment) {
    const files = environment ?? { composeFiles: [], envFiles: [], variables: {} };
    return { root, variables, learn: redactor.learn, envFiles: envFileReader({ ...files, root }, runner) };
}
/** One secret that the configuration names, for whoever deploys and not for what is deployed. Throws `SecretError`. */
async function secretNamed(name, source, app) {
    const found = await (0,resolve/* resolveSecrets */.Mx)([(0,reference/* referenceTo */.P)(name, source)], secretPlaces(app, undefined));
    return found.get(name) ?? new secret/* Secret */.z(name, "");
}
/** The values of an environment's secrets that can be had here, for whoever makes sure that they are stored nowhere. */
async function secretValues(app, { config, values }, bundle) {
    const configured = Object.entries(config.secrets).map(([name, source]) => (0,reference/* referenceTo */.P)(name, source));
    const direct = [...configured, ...bundle.secrets].filter(({ from }) => from !== "env-file");
    const { secrets } = await (0,resolve/* resolveAvailable */.OX)(direct, secretPlaces(app, config));
    return [...values, ...secrets.values()];
}


/***/ }),

/***/ 49709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lg: () => (/* binding */ fingerprintKeyOf),
  tb: () => (/* binding */ hostStateDirectory),
  $r: () => (/* binding */ targetOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(77163);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(63259);
;// CONCATENATED MODULE: ./lib/targets/fleet.js



/**
 * Several hosts as one target: each runs all of the bundle, its units are named `host/unit`. Hosts of a batch take each step
 * together; the next batch begins when the one before it is proven, and nothing goes on when a step is not good on one host.
 */
function fleetTarget(options) {
    const { members, clock, log } = options;
    const named = (name) => {
        const member = members.find((each) => each.name === name);
        if (member === undefined)
            throw new lib_errors/* TargetError */.I0("target.refused", `there is no host ${name}`);
        return member.target;
    };
    const together = (work) => Promise.all(members.map(work));
    // One lease protects all hosts: it lies on the one whose name sorts first, in whatever order they are written, so that all
    // who deploy to the fleet meet there. Where that host is away, none is changed.
    const [first] = [...members].sort((one, other) => (one.name < other.name ? -1 : 1));
    if (first === undefined)
        throw new lib_errors/* InternalError */.Gd("a fleet has hosts");
    return {
        members,
        slate: first.target.slate,
        guardedBy(mayChange) {
            const guarded = members.map(({ name, target }) => ({ name, target: target.guardedBy(mayChange) }));
            return fleetTarget({ ...options, members: guarded });
        },
        describe: () => `${members.length} hosts: ${members.map(({ target }) => target.describe()).join("; ")}`,
        async current(wanted = {}) {
            const found = await together(async ({ name, target }) => {
                try {
                    return { name, running: await target.current() };
                }
                catch (error) {
                    if (!(error instanceof lib_errors/* TargetError */.I0))
                        throw error;
                    return { name, error };
                }
            });
            const missing = found.flatMap(({ name, error }) => (error === undefined ? [] : [{ name, error }]));
            const [worstOff] = missing;
            if (worstOff !== undefined && (wanted.reachable !== true || missing.length === members.length)) {
                throw missing.length === 1 ? worstOff.error : severalErrors(missing.map(({ error }) => error));
            }
            const unreached = Object.fromEntries(missing.map(({ name, error }) => [name, error.message]));
            return { ...runningOnAll(found), ...(worstOff === undefined ? {} : { unreached }) };
        },
        async gateways() {
            const found = await together(async ({ name, target }) => {
                try {
                    return (await target.gateways()).map((gateway) => ({ ...gateway, unit: `${name}/${gateway.unit}` }));
                }
                catch (error) {
                    // Whether a host that is away stops everything was decided when it was asked what runs.
                    if (!(error instanceof lib_errors/* TargetError */.I0))
                        throw error;
                    return [];
                }
            });
            return found.flat();
        },
        recorded: (bundle, materials) => runningOnAll(members.map(({ name, target }) => ({ name, running: target.recorded(bundle, materials) }))),
        plan: (bundle, running, materials, only) => 
        // Single units are exchanged everywhere at once: of the others on a host nothing is to be proven.
        planOf(only === undefined ? options : { ...options, batch: undefined }, running, (target, own) => target.plan(bundle, own, materials, only)),
        async perform(step, bundle, materials, signal) {
            const started = clock.now();
            const ended = () => ({
                id: step.id,
                title: step.title,
                seconds: (clock.now().getTime() - started.getTime()) / 1000,
            });
            if (step.kind === "unreached") {
                return { ...ended(), outcome: "errored", failure: { message: step.title, log: [], events: [] } };
            }
            if (step.kind === "prove") {
                const checks = (step.hosts ?? []).flatMap(({ host }) => proofOn(host, named(host), bundle, materials));
                const results = await Promise.all(checks.map((check) => check.evaluate(signal)));
                const bad = results.find(({ outcome }) => outcome !== "succeeded");
                if (bad === undefined && options.pauseSeconds > 0) {
                    await clock.sleep(options.pauseSeconds * 1000, signal).catch(() => undefined);
                }
                if (signal.aborted)
                    return { ...ended(), outcome: "cancelled", detail: "stopped on request" };
                if (bad === undefined)
                    return { ...ended(), outcome: "succeeded", detail: "proven" };
                const message = `${bad.name}: ${bad.detail}`;
                const failure = { message, log: [], events: [], ...(bad.hint === undefined ? {} : { hint: bad.hint }) };
                return { ...ended(), outcome: bad.outcome, detail: message, failure };
            }
            const results = await (0,p_map/* default */.Ay)(step.hosts ?? [], async ({ host, step: own }) => ({
                host,
                result: await named(host).perform(own, bundle, materials, signal),
            }));
            for (const { host, result } of results) {
                if (result.outcome === "failed" || result.outcome === "errored") {
                    log.progress(host, result.detail ?? result.outcome, "failed");
                }
            }
            return { ...ended(), ...summed(results) };
        },
        proof(bundle, materials) {
            const each = members.map(({ name, target }) => proofOn(name, target, bundle, materials));
            return [onAll("every unit on every host runs the release, and is ready", each.flat())];
        },
        // They are the same units everywhere; once is enough.
        tests: (bundle, materials) => members[0]?.target.tests(bundle, materials),
        // What it does to the data, it does once.
        async runOnce(once, bundle, materials, signal) {
            const { target } = first;
            if (target.runOnce === undefined)
                throw new lib_errors/* InternalError */.Gd("hosts run single tasks");
            return await target.runOnce(once, bundle, materials, signal);
        },
        async remove(removal) {
            const failures = await together(async ({ name, target }) => target.remove(removal).then(() => [], (error) => [`${name}: ${(0,lib_errors/* messageOf */.bD)(error)}`]));
            if (failures.flat().length > 0)
                throw new lib_errors/* TargetError */.I0("target.failed", failures.flat().join("\n"));
        },
    };
}
function severalErrors(errors) {
    const hints = [...new Set(errors.flatMap(({ hint }) => hint ?? []))];
    const refused = errors.find(({ code }) => code === "target.refused");
    return new lib_errors/* TargetError */.I0(refused === undefined ? "target.unreachable" : "target.refused", errors.map(lib_errors/* messageOf */.bD).join("\n"), {
        hint: hints.join("\n"),
        cause: new AggregateError(errors),
    });
}
function planOf(options, running, planOn) {
    const { unreached = {} } = running;
    const reached = options.members.filter(({ name }) => unreached[name] === undefined);
    const plans = new Map(reached.map(({ name, target }) => [name, planOn(target, runningOn(name, running))]));
    const stepsOn = ({ name }, wanted) => ({
        name,
        steps: (plans.get(name)?.steps ?? []).filter(wanted),
    });
    // Before the first host is touched, all of them are looked at.
    const checks = stepsOf(reached.map((member) => stepsOn(member, isCheck)));
    const batches = inBatches(reached, options.batch ?? reached.length).map((batch) => stepsOf(batch.map((member) => stepsOn(member, (step) => !isCheck(step)))));
    const busy = batches.filter((steps) => steps.length > 0);
    const steps = busy.flatMap((own, index) => {
        const numbered = busy.length === 1 ? own : own.map((step) => ({ ...step, id: `${index + 1}:${step.id}` }));
        return index === busy.length - 1 ? numbered : [...numbered, proveStep(index + 1, own, options.pauseSeconds)];
    });
    const notes = new Map();
    for (const [name, plan] of plans)
        for (const note of plan.notes)
            notes.set(note, [...(notes.get(note) ?? []), name]);
    return {
        // What can be brought back is, before what cannot is said.
        steps: [...checks, ...steps, ...Object.entries(unreached).map(unreachedStep)],
        notes: [...notes].map(([note, names]) => (names.length === plans.size ? note : `${names.join(", ")}: ${note}`)),
        units: [...plans].flatMap(([name, { units }]) => units.map((unit) => ({ ...unit, unit: `${name}/${unit.unit}` }))),
    };
}
function isCheck({ kind }) {
    return kind === "check";
}
/** What all of them run, each unit and gateway with its host's name before its own. */
function runningOnAll(hosts) {
    const units = hosts.flatMap(({ name, running }) => Object.values(running?.units ?? {}).map((unit) => ({ ...unit, name: `${name}/${unit.name}` })));
    const gateways = hosts.flatMap(({ name, running }) => (running?.gateways ?? []).map((gateway) => ({ ...gateway, unit: `${name}/${gateway.unit}` })));
    const named = Object.fromEntries(units.map((unit) => [unit.name, unit]));
    return gateways.length === 0 ? { units: named } : { units: named, gateways };
}
/** The part of it that one host runs, named as the host does. */
function runningOn(host, { units, gateways }) {
    const prefix = `${host}/`;
    const own = Object.values(units).filter(({ name }) => name.startsWith(prefix));
    const plain = own.map((unit) => ({ ...unit, name: unit.name.slice(prefix.length) }));
    const doors = gateways
        ?.filter(({ unit }) => unit.startsWith(prefix))
        .map((gateway) => ({ ...gateway, unit: gateway.unit.slice(prefix.length) }));
    const named = Object.fromEntries(plain.map((unit) => [unit.name, unit]));
    return doors === undefined ? { units: named } : { units: named, gateways: doors };
}
function inBatches(all, size) {
    return all.flatMap((_each, index) => (index % size === 0 ? [all.slice(index, index + size)] : []));
}
/** The steps of hosts beside each other: those of one name together, each host's own in their order. */
function stepsOf(hosts) {
    return merged(hosts.map(({ steps }) => steps.map(({ id }) => id))).map((id) => {
        const own = hosts.flatMap(({ name, steps }) => {
            const step = steps.find((each) => each.id === id);
            return step === undefined ? [] : [{ host: name, step }];
        });
        const titles = [...new Set(own.map(({ step }) => step.title))];
        const names = own.map(({ host }) => host).join(", ");
        return {
            id,
            kind: own[0]?.step.kind ?? "start",
            title: `${titles.join("; ")} on ${names}`,
            units: own.flatMap(({ host, step }) => step.units.map((unit) => `${host}/${unit}`)),
            hosts: own,
        };
    });
}
/** One order that keeps the order of every list, as far as they agree. */
function merged(lists) {
    const left = lists.map((list) => [...list]);
    const result = [];
    for (;;) {
        const heads = left.flatMap(([head]) => head ?? []);
        const next = heads.find((head) => left.every((list) => list.indexOf(head) <= 0)) ?? heads[0];
        if (next === undefined)
            return result;
        result.push(next);
        for (const list of left)
            if (list.includes(next))
                list.splice(list.indexOf(next), 1);
    }
}
function proveStep(number, steps, pauseSeconds) {
    const hosts = new Map(steps.flatMap((step) => (step.hosts ?? []).map((each) => [each.host, each])));
    const pause = pauseSeconds === 0 ? "" : `, and wait ${pauseSeconds} s`;
    const title = `Prove that ${[...hosts.keys()].join(", ")} ${hosts.size === 1 ? "runs" : "run"} the release${pause}`;
    return { id: `prove:${number}`, kind: "prove", title, units: [], hosts: [...hosts.values()] };
}
function unreachedStep([host, why]) {
    return { id: `unreached:${host}`, kind: "unreached", title: `${host} was left as it is: ${why}`, units: [] };
}
function proofOn(host, target, bundle, materials) {
    return target.proof(bundle, materials).map((check) => ({
        name: `${host}: ${check.name}`,
        evaluate: async (signal) => ({ ...(await check.evaluate(signal)), name: `${host}: ${check.name}` }),
    }));
}
function onAll(name, checks) {
    return {
        name,
        async evaluate(signal) {
            const results = await Promise.all(checks.map((check) => check.evaluate(signal)));
            const bad = results.filter(({ outcome }) => outcome !== "succeeded");
            const hint = bad.find((each) => each.hint !== undefined)?.hint;
            return {
                name,
                outcome: (0,outcome/* worst */.Q)(results.map(({ outcome }) => outcome)),
                seconds: Math.max(0, ...results.map(({ seconds }) => seconds)),
                detail: (bad.length === 0 ? results : bad).map((each) => `${each.name}: ${each.detail}`).join("; "),
                ...(hint === undefined ? {} : { hint }),
            };
        },
    };
}
function summed(results) {
    const details = [...new Set(results.map(({ result }) => result.detail ?? ""))];
    const detail = details.length === 1
        ? (details[0] ?? "")
        : results.map(({ host, result }) => `${host}: ${result.detail ?? ""}`).join("; ");
    const failed = results.find(({ result }) => result.failure !== undefined);
    return {
        outcome: (0,outcome/* worst */.Q)(results.map(({ result }) => result.outcome)),
        detail,
        units: results.flatMap(unitResults),
        ...(failed?.result.failure === undefined ? {} : { failure: failureOn(failed.host, failed.result.failure) }),
    };
}
function unitResults({ host, result }) {
    const { outcome, seconds, detail = "", failure } = result;
    if (result.units === undefined) {
        return [
            { unit: host, outcome, seconds, detail, ...(failure === undefined ? {} : { failure: failureOn(host, failure) }) },
        ];
    }
    return result.units.map((unit) => ({
        ...unit,
        unit: `${host}/${unit.unit}`,
        ...(unit.failure === undefined ? {} : { failure: failureOn(host, unit.failure) }),
    }));
}
function failureOn(host, failure) {
    const unit = failure.unit === undefined ? {} : { unit: `${host}/${failure.unit}` };
    const message = failure.message.includes(host) ? failure.message : `${host}: ${failure.message}`;
    return { ...failure, ...unit, message };
}

;// CONCATENATED MODULE: ./lib/release/image-layers.js

/** As OCI calls what `uname -m` says. */
const architectures = { x86_64: "amd64", aarch64: "arm64", armv7l: "arm" };
/** Asks the registry of an image for its layers. What cannot be asked is not known, and no reason to stop. */
function layersIn(registry) {
    return async (reference, machine) => {
        const [, repository, digest] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(reference) ?? [];
        if (repository === undefined || digest === undefined)
            return undefined;
        const read = async (id) => {
            const found = await registry.getManifest(repository, id);
            return found === undefined ? undefined : JSON.parse(Buffer.from(found.bytes).toString("utf8"));
        };
        try {
            const first = await read(digest);
            if (first?.manifests === undefined)
                return first?.layers;
            const wanted = architectures[machine] ?? machine;
            const own = first.manifests.find(({ platform }) => platform?.architecture === wanted) ?? first.manifests[0];
            return own === undefined ? undefined : (await read(own.digest))?.layers;
        }
        catch (error) {
            if (error instanceof lib_errors/* DeployError */.sH || error instanceof SyntaxError)
                return undefined;
            throw error;
        }
    };
}

// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(65212);
;// CONCATENATED MODULE: ./lib/release/target.js





/** What runs the environment: `project` names the place that belongs to it alone, a Compose project or a namespace. */
async function targetOf(app, environment, project) {
    const { target } = environment;
    if (target.kind === "compose")
        return composeOf(app, target, project);
    return await clusterOf(app, environment, target, project);
}
/** What knows of clusters is loaded only for them. */
async function clusterOf(app, { name }, target, namespace) {
    const { config, runner, clock, log, redactor, variables } = app;
    const options = {
        ...{ app: config.app, environment: name, namespace, runner, clock, log, redact: redactor.redact, variables },
        cluster: app.clusterAt(target, config.root),
    };
    if (target.kind === "kubernetes") {
        const { kubernetesTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 27483));
        return kubernetesTarget(options);
    }
    if (target.kind === "argocd") {
        const { argocdTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 70198));
        return argocdTarget({ ...options, place: argocdPlaceOf(app, target) });
    }
    const { helmTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7796), __webpack_require__.e(2186)]).then(__webpack_require__.bind(__webpack_require__, 77796));
    return helmTarget({ ...options, release: target.release });
}
function argocdPlaceOf(app, { application, applicationNamespace: namespace, repository, token }) {
    return {
        ...{ application, namespace },
        ...(repository === undefined ? {} : { repository }),
        ...(token === undefined ? {} : { token: () => (0,secret_values/* secretNamed */.cs)("token", token, app) }),
    };
}
function composeOf(app, target, project) {
    const { hosts } = target;
    const { runner, driver, clock, redactor } = app;
    const base = {
        ...{ project, directory: stateDirectory(app, target), runner, driver, clock, redact: redactor.redact },
        gateways: saidGateways(app.config),
    };
    if (hosts === undefined)
        return (0,compose/* composeTarget */.GR)({ ...base, engine: app.engine, log: app.log });
    const several = hosts.all.length > 1;
    const members = hosts.all.map((host) => {
        const log = several ? logOf(host.name, app.log) : app.log;
        const connection = app.connect(host, hosts, app.config.root);
        return {
            name: host.name,
            target: (0,compose/* composeTarget */.GR)({ ...base, host: connection, layersOf: layersIn(app.registry), log }),
        };
    });
    const [only] = members;
    if (!several && only !== undefined)
        return only.target;
    return fleetTarget({ members, batch: hosts.batch, pauseSeconds: hosts.pauseSeconds, clock, log: app.log });
}
function saidGateways({ services }) {
    return Object.fromEntries(Object.entries(services).flatMap(([name, { gateway }]) => (gateway === undefined ? [] : [[name, gateway]])));
}
/** The key of the secrets' fingerprints where the environment runs. */
async function fingerprintKeyOf(app, { target }, project) {
    const fresh = (0,external_node_crypto_.randomBytes)(32).toString("hex");
    if (target.kind !== "compose") {
        const { config, variables } = app;
        const { clusterKey } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 27483));
        return await clusterKey({ namespace: project, cluster: app.clusterAt(target, config.root), variables }, fresh);
    }
    const { hosts } = target;
    const directory = stateDirectory(app, target);
    const files = hosts === undefined
        ? [(0,compose/* localFiles */.Jd)(app.runner)]
        : hosts.all.map((host) => (0,compose/* filesOnHost */.BD)(app.connect(host, hosts, app.config.root).runner));
    return await (0,compose/* sharedKey */.Tc)(files, directory, fresh);
}
/** Where a host that is prepared for aip-deploy keeps its state, whoever deploys to it. */
const hostStateDirectory = "/var/lib/aip-deploy";
function stateDirectory(app, target) {
    return target.directory ?? (target.hosts === undefined ? app.stateDirectory : hostStateDirectory);
}
/** What is told of units, with the host's name before theirs. */
function logOf(host, log) {
    return {
        phase: (name, work) => log.phase(name, work),
        info: (message) => {
            log.info(message);
        },
        warn: (message) => {
            log.warn(message);
        },
        debug: (message) => {
            log.debug(message);
        },
        progress: (unit, state, done) => {
            log.progress(`${host}/${unit}`, state, done);
        },
    };
}


/***/ }),

/***/ 99642:
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

/***/ 47800:
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

/***/ 83161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ resolveSecrets),
/* harmony export */   OX: () => (/* binding */ resolveAvailable),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _looks_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99642);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47800);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27289);






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

/***/ 10766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ modeOf),
/* harmony export */   bR: () => (/* binding */ orNothing),
/* harmony export */   sY: () => (/* binding */ hashWorkingFile),
/* harmony export */   zA: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);




const streamAbove = 16 * 1024 * 1024;
/** The id under which git stores these bytes. */
function blobId(content, format) {
    return startBlob(content.byteLength, format).update(content).digest("hex");
}
/** `undefined`: nothing that goes into a build is there (no file, or a folder, a socket, a device). */
async function hashWorkingFile(path, format) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(orNothing);
    if (stats?.isSymbolicLink() === true) {
        return { mode: "120000", id: blobId(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path, { encoding: "buffer" }), format) };
    }
    if (stats?.isFile() !== true)
        return undefined;
    const mode = modeOf(stats.mode);
    if (stats.size <= streamAbove)
        return { mode, id: blobId(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path), format) };
    const hash = startBlob(stats.size, format);
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), hash);
    return { mode, id: hash.digest("hex") };
}
/** Git knows of a file's mode only whether its owner may run it. */
function modeOf(bits) {
    return (bits & 0o100) === 0 ? "100644" : "100755";
}
/** Turns "it is not there" into `undefined`; every other error is thrown again. */
function orNothing(error) {
    const code = error.code;
    if (code === "ENOENT" || code === "ENOTDIR")
        return undefined;
    throw error;
}
function startBlob(size, format) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`blob ${size}\0`);
}


/***/ }),

/***/ 52227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ askCommit),
/* harmony export */   MD: () => (/* binding */ describeRepository),
/* harmony export */   VE: () => (/* binding */ listCommits),
/* harmony export */   VH: () => (/* binding */ listIndex),
/* harmony export */   Wd: () => (/* binding */ listChanges),
/* harmony export */   cB: () => (/* binding */ listTags),
/* harmony export */   cl: () => (/* binding */ listSettings),
/* harmony export */   iC: () => (/* binding */ listByAttribute),
/* harmony export */   jM: () => (/* binding */ askAncestor)
/* harmony export */ });
/* unused harmony exports git, askIgnored */
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42048);

/** Locks are left alone, so that looking never disturbs a git that works in the same checkout. */
function git(folder, ...args) {
    return plainGit(folder, "--literal-pathspecs", ...args);
}
function plainGit(cwd, ...args) {
    return { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)("git", "--no-optional-locks", ...args), cwd, env: { LC_ALL: "C" } };
}
function describeRepository(folder) {
    return git(folder, ["rev-parse", "--show-toplevel", "--absolute-git-dir", "--is-shallow-repository", "--show-object-format"], ["HEAD", "--symbolic-full-name", "HEAD"]);
}
/** `-v` tells which files are kept out of the checkout (sparse) or hidden from git's own comparison. */
function listIndex(topLevel) {
    return git(topLevel, "ls-files", "-z", "-s", "-v");
}
/** Ignored folders stay folded, so that `node_modules` costs one line. */
function listChanges(topLevel) {
    return git(topLevel, ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignored=matching"], ["--no-renames", "--ignore-submodules=none"]);
}
function listSettings(topLevel) {
    return git(topLevel, "config", "-z", "--list");
}
/** Tracked files that have one of the attributes, each written as in `:(attr:eol=crlf)`. */
function listByAttribute(topLevel, attributes) {
    const specs = attributes.map((attribute) => `:(attr:${attribute})`);
    // Pathspec magic is the one thing here that must not be taken literally.
    return plainGit(topLevel, "ls-files", "-z", "--", specs);
}
function listTags(topLevel, commit) {
    return git(topLevel, "tag", "--points-at", commit);
}
function askIgnored(topLevel, path) {
    // A folder that is not there yet is matched by `data/` only when it is written so.
    return plainGit(topLevel, "check-ignore", "--no-index", "--", `./${path}`, `./${path}/`);
}
function askCommit(topLevel, commit) {
    return git(topLevel, "rev-parse", "--quiet", "--verify", "--end-of-options", `${commit}^{commit}`);
}
function askAncestor(topLevel, ancestor, descendant) {
    return git(topLevel, "merge-base", "--is-ancestor", ancestor, descendant);
}
function listCommits(topLevel, { from, to, limit, paths }) {
    const range = from === undefined ? to : `${from}..${to}`;
    return git(topLevel, ["log", "-z", "--format=%H%x00%an%x00%cI%x00%s", `--max-count=${limit}`, "--end-of-options", range], ["--", ...paths]);
}


/***/ }),

/***/ 24505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   QE: () => (/* binding */ hasCommit),
/* harmony export */   QX: () => (/* binding */ isAncestor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52227);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96634);



/**
 * The commits that are in `to` and not in `from`, the newest first; `from` left out: all up to `to`. Throws
 * `source.unreadable` when one of them is not in this clone.
 */
async function commitsBetween(repository, from, to, { paths = [], limit = 50 } = {}) {
    await demandCommits(repository, from === undefined ? [to] : [from, to]);
    const { stdout } = await repository.run((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .listCommits */ .VE)(repository.topLevel, { from, to, limit, paths }));
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCommits */ .iZ)(stdout);
}
/** Whether the clone holds the commit; a shallow clone lacks older ones. */
async function hasCommit(repository, commit) {
    const { exitCode } = await repository.run((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .askCommit */ .Lm)(repository.topLevel, commit), { accept: [0, 1, 128] });
    return exitCode === 0;
}
/** Whether everything in `ancestor` is also in `descendant`; a commit is its own ancestor. */
async function isAncestor(repository, ancestor, descendant) {
    await demandCommits(repository, [ancestor, descendant]);
    const asked = await repository.run((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .askAncestor */ .jM)(repository.topLevel, ancestor, descendant), { accept: [0, 1] });
    return asked.exitCode === 0;
}
async function demandCommits(repository, commits) {
    for (const commit of commits) {
        if (await hasCommit(repository, commit))
            continue;
        const hint = repository.isShallow
            ? "The clone is shallow: git fetch --unshallow (actions/checkout: fetch-depth: 0)"
            : "git fetch --all";
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("source.unreadable", `${repository.topLevel}: there is no commit "${commit}"`, { hint });
    }
}


/***/ }),

/***/ 96634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Gw: () => (/* binding */ parseNames),
/* harmony export */   P$: () => (/* binding */ parseSettings),
/* harmony export */   aJ: () => (/* binding */ parseDescription),
/* harmony export */   bD: () => (/* binding */ isDubiousOwnership),
/* harmony export */   i$: () => (/* binding */ parseStatus),
/* harmony export */   iZ: () => (/* binding */ parseCommits)
/* harmony export */ });
/** Pure readers of what git prints; every list is asked for with `-z`, so that no name needs unquoting. */
/** `undefined`: the folder is in no work tree. */
function parseDescription(stdout) {
    const [topLevel, gitDirectory, shallow, objectFormat, head, ref] = stdout.split("\n");
    if (topLevel === undefined || gitDirectory === undefined || objectFormat === undefined)
        return undefined;
    const hasHead = head !== undefined && /^[0-9a-f]{40,64}$/.test(head);
    return {
        topLevel,
        gitDirectory,
        isShallow: shallow === "true",
        objectFormat,
        head: hasHead ? head : undefined,
        branch: hasHead && ref?.startsWith("refs/heads/") === true ? ref.slice("refs/heads/".length) : undefined,
    };
}
/** Git refuses a checkout that belongs to somebody else; it says so only in words. */
function isDubiousOwnership(stderr) {
    return /dubious ownership|unsafe repository/.test(stderr);
}
function parseIndex(stdout) {
    const entries = [];
    let start = 0;
    for (let end = stdout.indexOf("\0"); end !== -1; start = end + 1, end = stdout.indexOf("\0", start)) {
        const idEnd = stdout.indexOf(" ", start + 9);
        entries.push({
            path: stdout.slice(idEnd + 3, end),
            mode: stdout.slice(start + 2, start + 8),
            id: stdout.slice(start + 9, idEnd),
            // `H` and, in a merge, `M` are the watched ones.
            isUnwatched: stdout[start] !== "H" && stdout[start] !== "M",
            isTracked: true,
        });
    }
    return entries;
}
function parseStatus(stdout) {
    const status = { changes: [], untracked: [], ignored: [] };
    for (const record of stdout.split("\0")) {
        const kind = record[0];
        if (kind === "?")
            status.untracked.push(record.slice(2));
        else if (kind === "!")
            status.ignored.push(record.slice(2));
        else if (kind === "1")
            status.changes.push(parseChange(record, { modeField: 5, pathField: 8 }));
        else if (kind === "u")
            status.changes.push(parseChange(record, { modeField: 6, pathField: 10 }));
    }
    return status;
}
function parseChange(record, at) {
    const fields = record.split(" ");
    return {
        path: fields.slice(at.pathField).join(" "),
        letters: fields[1] ?? "..",
        mode: fields[at.modeField] ?? "000000",
    };
}
/** The last value of each setting, under git's own lower-case names; a setting without a value is `true`. */
function parseSettings(stdout) {
    return new Map(stdout
        .split("\0")
        .filter((record) => record !== "")
        .map((record) => {
        const line = record.indexOf("\n");
        return line === -1 ? [record, "true"] : [record.slice(0, line), record.slice(line + 1)];
    }));
}
function parseNames(stdout) {
    return stdout.split("\0").filter((name) => name !== "");
}
function parseCommits(stdout) {
    const fields = stdout.split("\0");
    const commits = [];
    for (let at = 0; at + 3 < fields.length; at += 4) {
        const [sha = "", author = "", date = "", subject = ""] = fields.slice(at, at + 4);
        commits.push({ sha, author, date, subject });
    }
    return commits;
}


/***/ }),

/***/ 60523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ remoteUrl)
/* harmony export */ });
/* unused harmony export webAddress */
/** Where the repository was cloned from, as a web address without user or password; `undefined` when it has no such place. */
async function remoteUrl(repository) {
    const command = { program: "git", args: ["-C", repository.topLevel, "config", "--get", "remote.origin.url"] };
    const { stdout } = await repository.run(command, { accept: [0, 1] });
    return webAddress(stdout.trim());
}
/** `git@host:owner/name.git` and `https://user:password@host/owner/name.git` both give `https://host/owner/name`. */
function webAddress(remote) {
    const scp = /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.+)$/.exec(remote);
    const text = scp === null ? remote : `https://${scp[1] ?? ""}/${scp[2] ?? ""}`;
    if (!URL.canParse(text))
        return undefined;
    const { protocol, hostname, port, pathname } = new URL(text);
    if (!["http:", "https:", "ssh:", "git:"].includes(protocol))
        return undefined;
    const host = port !== "" && protocol.startsWith("http") ? `${hostname}:${port}` : hostname;
    return `${protocol === "http:" ? "http" : "https"}://${host}${pathname.replace(/\.git$/, "")}`;
}


/***/ }),

/***/ 19573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ openRepository)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/source/commands.js
var commands = __webpack_require__(52227);
// EXTERNAL MODULE: ./lib/source/parse.js
var parse = __webpack_require__(96634);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(10766);
;// CONCATENATED MODULE: ./lib/source/conversion.js





/**
 * Finds the tracked files that git rewrites when it checks them out, because a builder gets what stands on the disk.
 * Without such attributes and settings this costs nothing; attributes from outside of the repository count only when
 * `core.attributesFile` names them.
 */
async function convertedFiles(repository, { index, status, settings }) {
    const attributes = relevantAttributes(await attributeTexts(repository, { index, status, settings }));
    const [lfs, marked] = await Promise.all([
        listed(repository, attributes.filter((attribute) => attribute === lfsAttribute)),
        listed(repository, attributes.filter((attribute) => attribute !== lfsAttribute)),
    ]);
    return { byContent: convertsEverything(settings) ? new Set(index.map(({ path }) => path)) : marked, lfs };
}
const lfsAttribute = "filter=lfs";
function convertsEverything(settings) {
    return isTrue(settings.get("core.autocrlf")) || settings.get("core.eol") === "crlf";
}
function isTrue(value) {
    return value !== undefined && /^(true|yes|on|1)$/i.test(value);
}
async function attributeTexts(repository, { index, status, settings }) {
    const { topLevel, gitDirectory } = repository;
    const named = [
        ...index.filter(({ path }) => isAttributesFile(path)).map(({ path }) => path),
        ...status.untracked.filter(isAttributesFile),
        ...status.ignored.filter(isAttributesFile),
    ];
    const global = settings.get("core.attributesfile");
    const files = [
        ...named.map((path) => (0,external_node_path_.join)(topLevel, path)),
        (0,external_node_path_.join)(gitDirectory, "info", "attributes"),
        ...(global === undefined ? [] : [(0,external_node_path_.resolve)(topLevel, global)]),
    ];
    const texts = await Promise.all(files.map((file) => (0,promises_.readFile)(file, "utf8").catch(blob_id/* orNothing */.bR)));
    return texts.filter((text) => text !== undefined);
}
function isAttributesFile(path) {
    return path.endsWith(".gitattributes") && (path === ".gitattributes" || path.endsWith("/.gitattributes"));
}
function relevantAttributes(texts) {
    const words = texts.join("\n").match(/\b(?:eol=crlf|ident\b|(?:working-tree-encoding|filter)=[\w.-]+)/g) ?? [];
    return [...new Set(words)].map((word) => word.replace(/[^\w=-]/g, "\\$&"));
}
async function listed(repository, attributes) {
    if (attributes.length === 0)
        return new Set();
    const { stdout } = await repository.run((0,commands/* listByAttribute */.iC)(repository.topLevel, attributes));
    return new Set((0,parse/* parseNames */.Gw)(stdout));
}

;// CONCATENATED MODULE: ./lib/source/lfs.js


const firstLine = "version https://git-lfs.github.com/spec/v1\n";
/** Whether the file on the disk is the pointer that Git LFS leaves where the content was never fetched. */
async function isLfsPointer(path) {
    const file = await (0,promises_.open)(path).catch(blob_id/* orNothing */.bR);
    if (file === undefined)
        return false;
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(firstLine.length), 0, firstLine.length, 0);
        return buffer.toString("latin1", 0, bytesRead) === firstLine;
    }
    finally {
        await file.close();
    }
}
/** Stands for fetched content: the pointer names it exactly, so that gigabytes need not be read; never a blob's own id. */
function lfsContentId(pointer) {
    return `lfs:${pointer}`;
}

;// CONCATENATED MODULE: ./lib/source/working-tree.js








const filesAtOnce = 16;
/** Asks git for its index and for what differs from it; reads no content itself. */
async function readWorkingTree(repository, open) {
    const { topLevel } = repository;
    const [index, status, settings] = await Promise.all([
        repository.run((0,commands/* listIndex */.VH)(topLevel)).then(({ stdout }) => (0,parse/* parseIndex */.A1)(stdout)),
        repository.run((0,commands/* listChanges */.Wd)(topLevel)).then(({ stdout }) => (0,parse/* parseStatus */.i$)(stdout)),
        repository.run((0,commands/* listSettings */.cl)(topLevel)).then(({ stdout }) => (0,parse/* parseSettings */.P$)(stdout)),
    ]);
    const converted = await convertedFiles(repository, { index, status, settings });
    const files = overlay(index, status, converted);
    const nested = await readNested(topLevel, gitlinks(index, status), open);
    return new Snapshot(repository, {
        files: sorted(joined(await onDisk(topLevel, files), nested.files)),
        ignored: [".git", ...status.ignored, ...nested.ignored],
        absentSubmodules: nested.absent,
        shortStatus: shortLines(status),
        trustsModes: settings.get("core.filemode") !== "false",
    });
}
function overlay(index, status, { byContent, lfs }) {
    const changes = new Map(status.changes.filter(({ letters }) => letters[1] !== ".").map((change) => [change.path, change]));
    const files = [];
    // Looking fifty thousand paths up in three empty maps takes as long as reading them.
    const isPlain = changes.size + byContent.size + lfs.size === 0;
    let before = "";
    for (const entry of index) {
        const { path, mode, id, isUnwatched } = entry;
        // In a merge a path stands in the index up to three times.
        if (path === before || mode === "160000")
            continue;
        before = path;
        if (isPlain && !isUnwatched) {
            files.push(entry);
            continue;
        }
        const change = changes.get(path);
        if (isUnwatched)
            files.push({ path, mode, id: undefined, isTracked: true, isUnsure: true });
        else if (change === undefined) {
            if (lfs.has(path))
                files.push({ path, mode, id: undefined, isTracked: true, lfsPointer: id });
            else
                files.push(byContent.has(path) ? { path, mode, id: undefined, isTracked: true } : entry);
        }
        else if (change.mode !== "000000")
            files.push({ path, mode: change.mode, id: undefined, isTracked: true });
    }
    for (const path of status.untracked) {
        // Its mode is seen when it is read.
        if (!path.endsWith("/"))
            files.push({ path, mode: "100644", id: undefined, isTracked: false });
    }
    return files;
}
/** Leaves out what git does not compare and a sparse checkout does not hold. */
async function onDisk(topLevel, files) {
    const unsure = files.filter((file) => file.isUnsure === true);
    if (unsure.length === 0)
        return files;
    const gone = new Set(await (0,p_map/* default */.Ay)(unsure, async (file) => ((await (0,promises_.lstat)((0,external_node_path_.join)(topLevel, file.path)).catch(blob_id/* orNothing */.bR)) === undefined ? file : undefined), { concurrency: filesAtOnce }));
    return files.filter((file) => !gone.has(file));
}
function gitlinks(index, status) {
    const folders = status.untracked.filter((path) => path.endsWith("/")).map((path) => path.slice(0, -1));
    return [...index.filter(({ mode }) => mode === "160000").map(({ path }) => path), ...folders];
}
/** A submodule's files are sent like any others, so they are taken from its own checkout. */
async function readNested(topLevel, folders, open) {
    const nested = { files: [], ignored: [], absent: [] };
    for (const folder of new Set(folders)) {
        if ((await (0,promises_.lstat)((0,external_node_path_.join)(topLevel, folder, ".git")).catch(blob_id/* orNothing */.bR)) === undefined) {
            nested.absent.push(folder);
            continue;
        }
        const tree = await (await open((0,external_node_path_.join)(topLevel, folder))).workingTree();
        const inside = (path) => `${folder}/${path}`;
        nested.files.push(...tree.files.map((file) => ({ ...file, path: inside(file.path) })));
        nested.ignored.push(...tree.ignored.map(inside));
        nested.absent.push(...tree.absentSubmodules.map(inside));
    }
    return nested;
}
function shortLines({ changes, untracked }) {
    return [
        ...changes.map(({ letters, path }) => `${letters.replaceAll(".", " ")} ${path}`),
        ...untracked.map((path) => `?? ${path}`),
    ];
}
/** Without a copy of what is nearly always all of it. */
function joined(own, nested) {
    return nested.length === 0 ? own : [...own, ...nested];
}
/** Git's own order is nearly always the same. */
function sorted(files) {
    const isSorted = files.every((file, index) => index === 0 || (files[index - 1]?.path ?? "") <= file.path);
    return isSorted ? files : files.sort(byPath);
}
function byPath(one, other) {
    return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
class Snapshot {
    files;
    ignored;
    absentSubmodules;
    shortStatus;
    #repository;
    #trustsModes;
    #identified = new Map();
    constructor(repository, parts) {
        this.files = parts.files;
        this.ignored = parts.ignored;
        this.absentSubmodules = parts.absentSubmodules;
        this.shortStatus = parts.shortStatus;
        this.#repository = repository;
        this.#trustsModes = parts.trustsModes;
    }
    file(path) {
        const file = this.files[this.#firstFrom(path)];
        return file?.path === path ? file : undefined;
    }
    below(folder) {
        if (folder === "")
            return this.files;
        // "0" is the character after "/", so this is the first path that no longer starts with the folder.
        return this.files.slice(this.#firstFrom(`${folder}/`), this.#firstFrom(`${folder}0`));
    }
    isKnown(file) {
        return file.id !== undefined && (this.#trustsModes || file.mode === "120000");
    }
    identify(file) {
        if (this.isKnown(file))
            return Promise.resolve(file);
        const known = this.#identified.get(file) ?? this.#look(file);
        this.#identified.set(file, known);
        return known;
    }
    async isPointerLeft(file) {
        return file.lfsPointer !== undefined && isLfsPointer(this.#place(file));
    }
    async #look(file) {
        if (file.lfsPointer !== undefined && !(await this.isPointerLeft(file))) {
            return this.#withMode(file, lfsContentId(file.lfsPointer));
        }
        if (file.id !== undefined)
            return this.#withMode(file, file.id);
        return (0,blob_id/* hashWorkingFile */.sY)(this.#place(file), this.#repository.objectFormat);
    }
    /** With `core.fileMode` off git does not look at modes, but the builder does. */
    async #withMode(file, id) {
        if (this.#trustsModes || file.mode === "120000")
            return { mode: file.mode, id };
        const stats = await (0,promises_.lstat)(this.#place(file)).catch(blob_id/* orNothing */.bR);
        return stats && { mode: (0,blob_id/* modeOf */.VV)(stats.mode), id };
    }
    #place(file) {
        return (0,external_node_path_.join)(this.#repository.topLevel, file.path);
    }
    #firstFrom(path) {
        let low = 0;
        let high = this.files.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.files[middle]?.path ?? "") < path)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

;// CONCATENATED MODULE: ./lib/source/repository.js





/** Finds the checkout that a folder lies in; throws `source.not-a-repository` when it lies in none. */
async function openRepository(root, runner) {
    const folder = await (0,promises_.realpath)(root).catch((cause) => {
        throw new errors/* SourceError */.c8("source.not-a-repository", `${root}: no such folder`, { cause });
    });
    return new Checkout(folder, await describe(folder, runner), runner);
}
async function describe(folder, runner) {
    const { stdout, stderr } = await runner.run((0,commands/* describeRepository */.MD)(folder), { accept: "any" });
    const description = (0,parse/* parseDescription */.aJ)(stdout);
    if (description !== undefined)
        return description;
    if ((0,parse/* isDubiousOwnership */.bD)(stderr)) {
        throw new errors/* SourceError */.c8("source.unreadable", `${folder}: git does not read a checkout that belongs to another user`, {
            hint: `git config --global --add safe.directory ${folder}`,
        });
    }
    throw new errors/* SourceError */.c8("source.not-a-repository", `${folder}: not inside a git checkout`, {
        hint: "Run it in a clone of the repository, or make one of this folder: git init && git add . && git commit.",
        cause: stderr.trim(),
    });
}
class Checkout {
    root;
    topLevel;
    gitDirectory;
    isShallow;
    objectFormat;
    branch;
    hasCommit;
    #head;
    #runner;
    #tree;
    constructor(root, description, runner) {
        this.root = root;
        this.topLevel = description.topLevel;
        this.gitDirectory = description.gitDirectory;
        this.isShallow = description.isShallow;
        this.objectFormat = description.objectFormat === "sha256" ? "sha256" : "sha1";
        this.branch = description.branch;
        this.#head = description.head;
        this.hasCommit = description.head !== undefined;
        this.#runner = runner;
    }
    head() {
        if (this.#head !== undefined)
            return this.#head;
        throw new errors/* SourceError */.c8("source.unreadable", `${this.topLevel}: there is no commit yet`, {
            hint: "git add . && git commit",
        });
    }
    async tags() {
        const { stdout } = await this.run((0,commands/* listTags */.cB)(this.topLevel, this.head()));
        return stdout.split("\n").filter((tag) => tag !== "");
    }
    async isDirty() {
        return (await this.shortStatus()).length > 0;
    }
    async shortStatus() {
        return (await this.workingTree()).shortStatus;
    }
    workingTree() {
        this.#tree ??= readWorkingTree(this, (folder) => openRepository(folder, this.#runner));
        return this.#tree;
    }
    async run(command, options) {
        try {
            return await this.#runner.run(command, options);
        }
        catch (cause) {
            if (!(cause instanceof errors/* CommandError */.Qd) || cause.code !== "command.failed")
                throw cause;
            throw new errors/* DeployError */.sH("source.unreadable", `${this.topLevel}: git cannot answer: ${cause.message}`, { cause });
        }
    }
}


/***/ }),

/***/ 62412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   XP: () => (/* binding */ usedBy),
/* harmony export */   cn: () => (/* binding */ definitionHash),
/* harmony export */   tm: () => (/* binding */ fingerprintsOf),
/* harmony export */   y8: () => (/* binding */ differsInSecretsOnly)
/* harmony export */ });
/* harmony import */ var _compose_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87228);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2744);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92679);



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

/***/ 77163:
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
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/targets/compose/definition.js
var compose_definition = __webpack_require__(62412);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/targets/heading.js
var heading = __webpack_require__(42908);
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
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(42048);
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
var placeholders = __webpack_require__(87228);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secrets_secret = __webpack_require__(27289);
// EXTERNAL MODULE: ./lib/targets/hash.js
var hash = __webpack_require__(2744);
// EXTERNAL MODULE: ./lib/targets/compose/references.js
var references = __webpack_require__(92679);
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
var listed = __webpack_require__(99037);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
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
var compose_waves = __webpack_require__(39187);
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
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
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
var config = __webpack_require__(38674);
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
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
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
var parse = __webpack_require__(70650);
// EXTERNAL MODULE: ./lib/targets/compose/results.js
var compose_results = __webpack_require__(57707);
// EXTERNAL MODULE: ./lib/targets/compose/tools.js
var compose_tools = __webpack_require__(86354);
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
var exit_code = __webpack_require__(65388);
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
var lib_outcome = __webpack_require__(63259);
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
var checks_tests = __webpack_require__(56480);
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
var render = __webpack_require__(24173);
// EXTERNAL MODULE: ./lib/targets/compose/tree.js
var tree = __webpack_require__(74957);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
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
var normalise_target = __webpack_require__(54936);
// EXTERNAL MODULE: ./lib/config/target-schema.js + 1 modules
var target_schema = __webpack_require__(42026);
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
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
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

/***/ 70650:
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

/***/ 92679:
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

/***/ 24173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ renderBundle)
});

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(87228);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(47800);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(83161);
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
var compose_definition = __webpack_require__(62412);
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
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/targets/compose/references.js
var references = __webpack_require__(92679);
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
var waves = __webpack_require__(39187);
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

/***/ 57707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70650);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86354);



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

/***/ 86354:
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

/***/ 74957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63988);




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

/***/ 39187:
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

/***/ 65388:
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _release_naming_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35001);


/** The SHA-256 of a value's canonical JSON, 64 hex digits. */
function hashOf(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update((0,_release_naming_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(value)).digest("hex");
}


/***/ }),

/***/ 42908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   gc: () => (/* binding */ headingShape)
/* harmony export */ });
/* unused harmony export checkDocument */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
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

/***/ 99037:
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
