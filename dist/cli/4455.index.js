export const id = 4455;
export const ids = [4455,636];
export const modules = {

/***/ 4373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ ownHeaders),
/* harmony export */   r: () => (/* binding */ httpCheck)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8321);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6928);





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

/***/ 6928:
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

/***/ 2292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ printModel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2048);


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

/***/ 1260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ parseDockerfile),
/* harmony export */   BD: () => (/* binding */ finalStage),
/* harmony export */   GA: () => (/* binding */ instructions),
/* harmony export */   IX: () => (/* binding */ isLocal),
/* harmony export */   n_: () => (/* binding */ readDockerfile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


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

/***/ 4638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   lO: () => (/* binding */ withoutValues),
/* harmony export */   uk: () => (/* binding */ ownVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2292);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7228);
/* harmony import */ var _prelude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3797);




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

/***/ 3955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ envSecrets),
  y: () => (/* binding */ projectEnvFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/secrets/looks-secret.js
var looks_secret = __webpack_require__(9642);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secret = __webpack_require__(7289);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(4638);
// EXTERNAL MODULE: ./lib/compose/placeholders.js
var compose_placeholders = __webpack_require__(7228);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/compose/sources.js + 1 modules
var compose_sources = __webpack_require__(1554);
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
var command = __webpack_require__(2048);
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

/***/ 1949:
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

/***/ 2748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imagesOf),
/* harmony export */   Y: () => (/* binding */ buildOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1260);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9315);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1949);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7228);





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

/***/ 3417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ labelsOf)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/* harmony import */ var _config_shell_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9592);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7228);



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

/***/ 5104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OL: () => (/* binding */ mountedFiles),
/* harmony export */   ab: () => (/* binding */ questions),
/* harmony export */   hZ: () => (/* binding */ envFiles),
/* harmony export */   iz: () => (/* binding */ requiredReferences),
/* harmony export */   nw: () => (/* binding */ missingVariable),
/* harmony export */   uM: () => (/* binding */ missingVariables)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1554);


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

/***/ 3797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ preludeWith),
/* harmony export */   GA: () => (/* binding */ answers),
/* harmony export */   ez: () => (/* binding */ prelude)
/* harmony export */ });
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7228);

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

/***/ 9315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S0: () => (/* binding */ neededServices),
/* harmony export */   Vh: () => (/* binding */ testsOf),
/* harmony export */   f5: () => (/* binding */ settingsOf),
/* harmony export */   oH: () => (/* binding */ awaitedServices)
/* harmony export */ });
/* unused harmony export activeProfiles */
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3417);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7228);
/* harmony import */ var _stateful_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1710);



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

/***/ 1554:
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
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
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

/***/ 1710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ stateReason),
/* harmony export */   S: () => (/* binding */ isDataDirectory)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1949);

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

/***/ 4991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ show),
/* harmony export */   Z: () => (/* binding */ problemOf)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4139);

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

/***/ 2472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ configFileNames),
  Z: () => (/* binding */ loadConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
// EXTERNAL MODULE: ./lib/config/place.js
var place = __webpack_require__(2413);
// EXTERNAL MODULE: ./lib/config/suggest.js
var suggest = __webpack_require__(1236);
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
var load = __webpack_require__(6264);
// EXTERNAL MODULE: ./lib/config/duration.js
var duration = __webpack_require__(6804);
// EXTERNAL MODULE: ./lib/config/normal-forms.js
var normal_forms = __webpack_require__(3625);
// EXTERNAL MODULE: ./lib/config/config.js
var config = __webpack_require__(8674);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./lib/config/target-schema.js + 1 modules
var target_schema = __webpack_require__(2026);
// EXTERNAL MODULE: ./lib/config/terms.js
var terms = __webpack_require__(9513);
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
var normalise_target = __webpack_require__(4936);
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
var config_path = __webpack_require__(4139);
// EXTERNAL MODULE: ./lib/config/interpolate.js
var interpolate = __webpack_require__(9913);
// EXTERNAL MODULE: ./lib/config/preview.js
var preview = __webpack_require__(4758);
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
var dist = __webpack_require__(8815);
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

/***/ 6264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ noFile),
/* harmony export */   y: () => (/* binding */ loadYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
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

/***/ 4139:
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

/***/ 2413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   Dk: () => (/* binding */ problemIn),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4991);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6264);


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

/***/ 4758:
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

/***/ 1236:
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

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubClient: () => (/* binding */ githubClient)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8595);

const answerWithinMs = 10_000;
/** The repository as the token's owner sees it; where the API is, the toolkit reads from the runner's variables. */
function githubClient({ repository, token, api, now }) {
    // Only who asks GitHub needs its client, and loading it takes longer than a plan.
    let client;
    return {
        repository,
        async ask(question) {
            client ??= __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 4794)).then(({ getOctokit }) => {
                return getOctokit(token, api === undefined ? {} : { baseUrl: api }).rest;
            });
            try {
                return await question(await client, {
                    ...repository,
                    request: { signal: AbortSignal.timeout(answerWithinMs) },
                });
            }
            catch (error) {
                throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalOf */ .O)(error, now());
            }
        },
    };
}


/***/ }),

/***/ 1295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ pullRequestsOf),
/* harmony export */   x: () => (/* binding */ jobAccount)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1653);
/* harmony import */ var _steady_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1377);



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

/***/ 8595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1653);


/**
 * An error of GitHub's API as one of ours: `Transient` when asking again may help (the server stumbled, could not be
 * reached, or wants us to slow down), with the time that it asked for.
 */
function refusalOf(thrown, now) {
    const { status, response } = thrown;
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("github.refused", `${status ?? "no answer"}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}`, {
        cause: thrown,
        ...hintFor(status, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown), response?.headers?.["x-accepted-github-permissions"]),
    });
    const wait = askedToWait(response?.headers ?? {}, now);
    if (status === 429 || (status === 403 && (wait !== undefined || /rate limit/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown))))) {
        return new _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Transient */ .R(error, wait);
    }
    return status === undefined || status >= 500 ? new _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Transient */ .R(error, wait) : error;
}
/** The status of the answer that an error of ours is about; `undefined` when it is about none. */
function statusOf(error) {
    const cause = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH ? error.cause : undefined;
    return typeof cause === "object" && cause !== null ? cause.status : undefined;
}
function askedToWait(headers, now) {
    const after = Number(headers["retry-after"]);
    if (after > 0)
        return after * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return undefined;
    return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1000 - now.getTime());
}
function hintFor(status, message, accepted) {
    if (status === 422)
        return { hint: "Is the commit pushed?" };
    if (status !== 403 || !/not accessible/i.test(message))
        return {};
    const missing = typeof accepted === "string" ? permissionsIn(accepted) : "deployments: write";
    return missing === "deployments: write"
        ? { hint: "Give the job `permissions: deployments: write`, or the action `record: off`." }
        : { hint: `Give the job \`permissions: ${missing}\`.` };
}
/** GitHub says what would have been enough, as in `issues=write; pull_requests=write`: the first of what it would take. */
function permissionsIn(accepted) {
    const [enough = ""] = accepted.split(";");
    const each = enough.split(",").map((permission) => permission.trim().replace("=", ": ").replaceAll("_", "-"));
    return each.join(", ");
}


/***/ }),

/***/ 1377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ steady)
/* harmony export */ });
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1653);

/** The same repository, asked again while GitHub stumbles; only for questions that may be asked twice. */
function steady(github, options) {
    return { repository: github.repository, ask: (question) => (0,_registry_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retrying */ .i)(() => github.ask(question), options) };
}


/***/ }),

/***/ 1653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ Transient),
/* harmony export */   i: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

const longestWaitMs = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestObeyedWaitMs = 60_000;
/** Thrown by work that may go well the next time; `error` is what people see when it never does. */
class Transient extends Error {
    name = "Transient";
    error;
    /** How long the other side asked to wait. */
    afterMs;
    constructor(error, afterMs) {
        super(error.message);
        this.error = error;
        this.afterMs = afterMs;
    }
}
/** Does the work again, after growing waits, while it fails with `Transient`; at last throws the error inside. */
async function retrying(work, options, signal) {
    const attempts = options.attempts ?? 5;
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (failure) {
            if (!(failure instanceof Transient))
                throw failure;
            const waitMs = failure.afterMs ?? backOff(attempt, options);
            if (attempt >= attempts || waitMs > longestObeyedWaitMs)
                throw failure.error;
            await sleep(options.clock, waitMs, signal);
        }
    }
}
function backOff(attempt, { random, firstWaitMs = 250 }) {
    return Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs) * (0.5 + random() / 2);
}
async function sleep(clock, milliseconds, signal) {
    try {
        await clock.sleep(milliseconds, signal);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(undefined, { cause });
    }
}


/***/ }),

/***/ 5761:
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
var command = __webpack_require__(6000);
// EXTERNAL MODULE: ./lib/checks/http.js
var http = __webpack_require__(4373);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
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
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./lib/checks/poll.js
var poll = __webpack_require__(6928);
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
var checks_tests = __webpack_require__(6480);
// EXTERNAL MODULE: ./lib/config/preview.js
var preview = __webpack_require__(4758);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(3161);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/targets/heading.js
var heading = __webpack_require__(2908);
// EXTERNAL MODULE: ./lib/source/remote.js
var remote = __webpack_require__(523);
// EXTERNAL MODULE: ./lib/release/approval.js
var approval = __webpack_require__(5318);
// EXTERNAL MODULE: ./lib/release/commit-order.js
var commit_order = __webpack_require__(7829);
// EXTERNAL MODULE: ./lib/command/command.js
var command_command = __webpack_require__(2048);
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
var process = __webpack_require__(9692);
// EXTERNAL MODULE: ./lib/release/maintenance.js
var release_maintenance = __webpack_require__(4738);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(5212);
// EXTERNAL MODULE: ./lib/release/target.js + 2 modules
var release_target = __webpack_require__(9709);
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

/***/ 7829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ commitsOf),
/* harmony export */   k: () => (/* binding */ compareCommits)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4505);


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

/***/ 8234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ loadEnvironment),
  h: () => (/* binding */ modelWithoutSecrets)
});

// EXTERNAL MODULE: ./lib/compose/env-secrets.js + 2 modules
var env_secrets = __webpack_require__(3955);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(7800);
// EXTERNAL MODULE: ./lib/compose/commands.js
var commands = __webpack_require__(2292);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(4638);
// EXTERNAL MODULE: ./lib/compose/missing.js
var missing = __webpack_require__(5104);
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
var compose_placeholders = __webpack_require__(7228);
// EXTERNAL MODULE: ./lib/compose/prelude.js
var prelude = __webpack_require__(3797);
// EXTERNAL MODULE: ./lib/compose/sources.js + 1 modules
var compose_sources = __webpack_require__(1554);
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
var looks_secret = __webpack_require__(9642);
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

/***/ 4455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOutHere: () => (/* binding */ carryOutHere),
  giveBackHere: () => (/* binding */ giveBackHere)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
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
            const { down } = await __webpack_require__.e(/* import() */ 3162).then(__webpack_require__.t.bind(__webpack_require__, 3162, 19));
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
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: ./lib/command/command.js
var command_command = __webpack_require__(2048);
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
var external_node_string_decoder_ = __webpack_require__(6193);
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
var pull_requests = __webpack_require__(1295);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(636);
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
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(961);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secrets_secret = __webpack_require__(7289);
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
var source_remote = __webpack_require__(523);
// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var repository = __webpack_require__(9573);
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(5761);
;// CONCATENATED MODULE: ./lib/release/commands/index.js
/**
 * Does what somebody wished for. The doctor is not among it: what he looks at may not let itself be opened; nor is the setup
 * of a host, which is about a machine and no App.
 */
async function carryOut(app, wish) {
    switch (wish.command) {
        case "plan":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(9628)]).then(__webpack_require__.bind(__webpack_require__, 9628))).plan(app, wish);
        case "build":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(3126), __webpack_require__.e(4676)]).then(__webpack_require__.bind(__webpack_require__, 3126))).build(app, wish);
        case "release":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(3357)]).then(__webpack_require__.bind(__webpack_require__, 3357))).release(app, wish);
        case "run":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(6913)]).then(__webpack_require__.bind(__webpack_require__, 6913))).run(app, wish);
        case "deploy":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371)]).then(__webpack_require__.bind(__webpack_require__, 1371))).deploy(app, wish);
        case "rollback":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(8514)]).then(__webpack_require__.bind(__webpack_require__, 8514))).rollback(app, wish);
        case "approve":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(2641)]).then(__webpack_require__.bind(__webpack_require__, 2641))).approve(app, wish);
        case "verify":
            return await (await __webpack_require__.e(/* import() */ 3551).then(__webpack_require__.bind(__webpack_require__, 3551))).verify(app, wish);
        case "drift":
            return await (await __webpack_require__.e(/* import() */ 751).then(__webpack_require__.bind(__webpack_require__, 751))).drift(app, wish);
        case "sign-off":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 4817))).signOff(app, wish);
        case "hold":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 4817))).hold(app, wish);
        case "lift":
            return await (await __webpack_require__.e(/* import() */ 4817).then(__webpack_require__.bind(__webpack_require__, 4817))).lift(app, wish);
        case "freeze":
            return await (await __webpack_require__.e(/* import() */ 9369).then(__webpack_require__.bind(__webpack_require__, 1750))).freeze(app, wish);
        case "maintenance-on":
            return await (await Promise.all(/* import() */[__webpack_require__.e(3433), __webpack_require__.e(3003)]).then(__webpack_require__.bind(__webpack_require__, 4310))).maintenanceOn(app, wish);
        case "maintenance-off":
            return await (await Promise.all(/* import() */[__webpack_require__.e(3433), __webpack_require__.e(3003)]).then(__webpack_require__.bind(__webpack_require__, 4310))).maintenanceOff(app, wish);
        case "unlock":
            return await (await __webpack_require__.e(/* import() */ 7546).then(__webpack_require__.bind(__webpack_require__, 7546))).unlock(app, wish);
        case "status":
            return await (await __webpack_require__.e(/* import() */ 4470).then(__webpack_require__.bind(__webpack_require__, 4470))).status(app);
        case "history":
            return await (await __webpack_require__.e(/* import() */ 4470).then(__webpack_require__.bind(__webpack_require__, 4470))).history(app, wish);
        case "diff":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(1275), __webpack_require__.e(3385)]).then(__webpack_require__.bind(__webpack_require__, 4369))).diff(app, wish);
        case "task":
            return await (await __webpack_require__.e(/* import() */ 6839).then(__webpack_require__.bind(__webpack_require__, 6839))).task(app, wish);
        case "down":
            return await (await __webpack_require__.e(/* import() */ 3098).then(__webpack_require__.bind(__webpack_require__, 3098))).down(app, wish);
        case "preview-up":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).up(app, wish);
        case "preview-down":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).down(app, wish);
        case "preview-list":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).list(app);
        case "preview-prune":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(3433), __webpack_require__.e(1371), __webpack_require__.e(3126), __webpack_require__.e(1752)]).then(__webpack_require__.bind(__webpack_require__, 1752))).prune(app, wish);
        case "promote":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(4382), __webpack_require__.e(1275), __webpack_require__.e(9716)]).then(__webpack_require__.bind(__webpack_require__, 9716))).promote(app, wish);
        case "permissions":
            return await (await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(5444)]).then(__webpack_require__.bind(__webpack_require__, 5444))).permissions(app, wish);
        case "migrate":
            return await (await Promise.all(/* import() */[__webpack_require__.e(1379), __webpack_require__.e(9349)]).then(__webpack_require__.bind(__webpack_require__, 9349))).migrate(app, wish);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
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
var look_at_host = __webpack_require__(6765);
// EXTERNAL MODULE: ./lib/release/lease/break.js
var lease_break = __webpack_require__(6091);
// EXTERNAL MODULE: ./lib/release/lease/process.js + 1 modules
var lease_process = __webpack_require__(9692);
// EXTERNAL MODULE: ./lib/compose/images.js
var compose_images = __webpack_require__(2748);
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
var load_config = __webpack_require__(2472);
// EXTERNAL MODULE: ./lib/config/place.js
var place = __webpack_require__(2413);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./lib/registry/retry.js
var retry = __webpack_require__(1653);
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
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
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
var external_node_crypto_ = __webpack_require__(7598);
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

// EXTERNAL MODULE: ./lib/release/remembered.js
var release_remembered = __webpack_require__(9431);
// EXTERNAL MODULE: ./lib/release/environment-model.js + 4 modules
var environment_model = __webpack_require__(8234);
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
var target = __webpack_require__(9709);
;// CONCATENATED MODULE: ./lib/release/here.js



















/** Opens the App that the request is about and does what it wishes, with what this machine has: Docker's logins, engine and state. */
async function carryOutHere({ settings, wish }, here) {
    return await opened(settings, here, async ({ app, patient, host }) => {
        if (wish.command === "setup") {
            // It is about a machine, whatever lies in the folder.
            const { setup } = await __webpack_require__.e(/* import() */ 6133).then(__webpack_require__.bind(__webpack_require__, 6133));
            return await setup(wish, { ...host, confirm: here.confirm });
        }
        if (wish.command === "doctor") {
            const { examine, examineHost } = await __webpack_require__.e(/* import() */ 5431).then(__webpack_require__.bind(__webpack_require__, 5431));
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

/***/ 6091:
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

/***/ 9692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ST: () => (/* binding */ isGone),
  v0: () => (/* binding */ markFor),
  tz: () => (/* binding */ processMark)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/command/leftovers.js


/** The variable of the mark that is made from the process itself. */
const processVariable = "AIP_DEPLOY_PROCESS";
const graceMs = 3_000;
const pauseMs = 50;
/**
 * Ends the programs that carry the mark: those that a run which was killed left behind, each in a process group of its own.
 * They are asked first, and killed when they do not end within three seconds. Answers their names; nothing where there is no `/proc`.
 */
async function endLeftovers(mark) {
    const found = await marked(mark);
    const names = await Promise.all(found.map(nameOf));
    signalAll(found, "SIGTERM");
    const end = performance.now() + graceMs;
    while ((await marked(mark)).length > 0 && performance.now() < end)
        await sleep(pauseMs);
    signalAll(await marked(mark), "SIGKILL");
    return names.filter((name) => name !== "").sort();
}
/** Whether a program that carries the mark still runs: it goes on when only the one that started it is killed. */
async function hasLeftovers(mark) {
    return mark !== undefined && (await marked(mark)).length > 0;
}
async function marked({ name, value }) {
    const all = await (0,promises_.readdir)("/proc").catch(() => []);
    const pids = all.filter((each) => /^\d+$/.test(each)).map(Number);
    const isMarked = await Promise.all(pids.map(async (pid) => {
        const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "");
        return pid !== process.pid && environment.split("\0").includes(`${name}=${value}`);
    }));
    return pids.filter((_pid, index) => isMarked[index]);
}
async function nameOf(pid) {
    return (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")).trim();
}
function signalAll(pids, signal) {
    for (const pid of pids) {
        try {
            process.kill(pid, signal);
        }
        catch {
            // It ended by itself.
        }
    }
}

;// CONCATENATED MODULE: ./lib/release/lease/process.js



/** This process; `undefined` where the kernel does not tell such things under /proc. */
async function processMark() {
    const [machine, stat] = await Promise.all([machineName(), statOf(external_node_process_.pid)]);
    return machine === undefined || stat === undefined ? undefined : { machine, pid: external_node_process_.pid, started: stat.started };
}
/** By which the programs that a process started are known as its own, even when it has ended. */
function markFor(mark) {
    return mark === undefined ? undefined : { name: processVariable, value: `${mark.pid}-${mark.started}` };
}
/**
 * Whether that process has certainly ended, with all that it started. One of another machine, or that cannot be looked at,
 * may be alive.
 */
async function isGone(mark) {
    if (mark.machine !== (await machineName()))
        return false;
    return (await hasEnded(mark)) && !(await hasLeftovers(markFor(mark)));
}
async function hasEnded(mark) {
    if (!isThere(mark.pid))
        return true;
    const stat = await statOf(mark.pid);
    return stat !== undefined && (stat.started !== mark.started || stat.hasEnded);
}
/** Containers of one machine share its boot, and each has process ids of its own. */
async function machineName() {
    try {
        const [boot, space] = await Promise.all([
            (0,promises_.readFile)("/proc/sys/kernel/random/boot_id", "utf8"),
            (0,promises_.readlink)("/proc/self/ns/pid"),
        ]);
        return `${boot.trim()} ${space}`;
    }
    catch {
        return undefined;
    }
}
/** Asking the kernel by signal 0 sees the processes of other users too, which /proc may hide. */
function isThere(id) {
    try {
        process.kill(id, 0);
        return true;
    }
    catch (error) {
        return error.code !== "ESRCH";
    }
}
const stateField = 0;
const startField = 19;
async function statOf(id) {
    const text = await (0,promises_.readFile)(`/proc/${id}/stat`, "utf8").catch(() => undefined);
    if (text === undefined)
        return undefined;
    // The program's name comes before them, in brackets, and may hold brackets and spaces itself.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state = "", started] = [fields[stateField], fields[startField]];
    return started === undefined ? undefined : { started, hasEnded: state === "Z" || state === "X" };
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7597);

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

/***/ 6765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ lookAtHost)
/* harmony export */ });
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7163);

/** What a host is and what it lacks to be deployed to; `directory` is where releases' files would lie. Changes nothing. */
async function lookAtHost({ runner }, { clock, directory }) {
    const facts = (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFacts */ .hx)((await runner.run((0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .askFacts */ .PN)(directory))).stdout);
    return { facts, findings: (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeHost */ .Ii)(facts, { now: clock.now(), directory }) };
}


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ closedMaterials)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _secrets_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7289);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7163);



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

/***/ 9431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ recall),
/* harmony export */   k: () => (/* binding */ remember)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7597);
/* harmony import */ var _compose_missing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5104);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3411);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5001);







const kept = 20;
const memory = zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    stamp: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    inputs: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable()),
    prefix: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    release: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    images: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        repository: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        services: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
        key: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        digest: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    })),
    warnings: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .custom */ .IeY()),
    notes: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
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
    return !isDirty && (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalJson */ .dj)(now) === (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalJson */ .dj)(found.inputs) ? found : undefined;
}
/** Remembers a clean checkout; a checkout that cannot be written to is simply looked at again the next time. */
async function remember(sight, survey, learnt) {
    if (await sight.repository.isDirty())
        return;
    const stamp = stampOf(sight);
    const { root } = sight.config;
    const files = survey.environments.flatMap(({ config, loaded }) => [
        ...config.envFiles.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, file)),
        ...loaded.sources.all().map(({ file }) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, file)),
        ...(0,_compose_missing_js__WEBPACK_IMPORTED_MODULE_3__/* .envFiles */ .hZ)(loaded.sources).map(({ written, base }) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(base, written)),
    ]);
    const named = files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, file));
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
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(repository.topLevel, config.root);
    const facts = { version: _version_js__WEBPACK_IMPORTED_MODULE_6__/* .version */ .r, commit: repository.head(), path, said, also };
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(facts)).digest("hex");
}
/** Env files that git ignores, relative to the root: Compose may read one although no line names it. */
async function loose(repository) {
    const { root, topLevel } = repository;
    const { ignored } = await repository.workingTree();
    return ignored.filter((path) => /env[^/]*$/i.test(path)).map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(topLevel, path)));
}
/** SHA-256 of each file, `null` for one that is not there. */
async function digests(root, files) {
    const entries = files.map(async (file) => {
        const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, file)).catch(() => undefined);
        return [file, content === undefined ? null : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(content).digest("hex")];
    });
    return Object.fromEntries(await Promise.all(entries));
}
/** Inside of git's own folder: it goes with the clone, and nobody commits it. */
function placeOf({ gitDirectory }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDirectory, "aip-deploy");
    return { folder, file: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "commits.json") };
}
async function read(repository) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(placeOf(repository).file, "utf8").catch(() => "[]");
    try {
        return memory.safeParse(JSON.parse(text)).data ?? [];
    }
    catch {
        return [];
    }
}
async function write(repository, all) {
    const { folder, file } = placeOf(repository);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true });
    const fresh = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(fresh, JSON.stringify(all));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(fresh, file);
}


/***/ }),

/***/ 5212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cs: () => (/* binding */ secretNamed),
  B: () => (/* binding */ secretPlaces),
  VX: () => (/* binding */ secretValues)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/compose/env-reading.js
var env_reading = __webpack_require__(4638);
// EXTERNAL MODULE: ./lib/compose/env-secrets.js + 2 modules
var env_secrets = __webpack_require__(3955);
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
var reference = __webpack_require__(7800);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(3161);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secret = __webpack_require__(7289);
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

/***/ 9709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lg: () => (/* binding */ fingerprintKeyOf),
  tb: () => (/* binding */ hostStateDirectory),
  $r: () => (/* binding */ targetOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(3259);
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
var secret_values = __webpack_require__(5212);
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
        const { kubernetesTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
        return kubernetesTarget(options);
    }
    if (target.kind === "argocd") {
        const { argocdTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 198));
        return argocdTarget({ ...options, place: argocdPlaceOf(app, target) });
    }
    const { helmTarget } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7796), __webpack_require__.e(2186)]).then(__webpack_require__.bind(__webpack_require__, 7796));
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
        const { clusterKey } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
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

/***/ 766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ modeOf),
/* harmony export */   bR: () => (/* binding */ orNothing),
/* harmony export */   sY: () => (/* binding */ hashWorkingFile),
/* harmony export */   zA: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);




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

/***/ 2227:
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
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2048);

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

/***/ 4505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   QE: () => (/* binding */ hasCommit),
/* harmony export */   QX: () => (/* binding */ isAncestor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2227);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6634);



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

/***/ 6634:
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

/***/ 523:
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

/***/ 9573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ openRepository)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/source/commands.js
var commands = __webpack_require__(2227);
// EXTERNAL MODULE: ./lib/source/parse.js
var parse = __webpack_require__(6634);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(766);
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


/***/ })

};
