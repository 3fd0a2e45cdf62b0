export const id = 757;
export const ids = [757];
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

/***/ 8754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ commandTests),
  n: () => (/* binding */ judgeTests)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(2048);
// EXTERNAL MODULE: ./lib/checks/command.js
var checks_command = __webpack_require__(6000);
// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./lib/checks/junit.js

const mostFailures = 20;
const longestMessage = 500;
/**
 * Reads JUnit XML, counting the test cases themselves: the totals that suites write about themselves are often wrong.
 * `undefined` when the text is no JUnit report, or one that was cut short.
 */
function parseJunit(xml) {
    const cases = [];
    const parser = new saxes/* SaxesParser */.wT();
    let root;
    let current;
    let text = "";
    parser.on("opentag", ({ name, attributes }) => {
        root ??= name;
        text = "";
        if (name === "testcase") {
            const parts = [attributes["classname"], attributes["name"]].filter((part) => part !== undefined && part !== "");
            current = { name: parts.join(" › "), verdict: "passed", message: "" };
            cases.push(current);
        }
        else if (current !== undefined && (name === "failure" || name === "error")) {
            current.verdict = "failed";
            current.message ||= attributes["message"] ?? "";
        }
        else if (current !== undefined && name === "skipped" && current.verdict === "passed") {
            current.verdict = "skipped";
        }
    });
    parser.on("text", (more) => (text += more));
    parser.on("cdata", (more) => (text += more));
    parser.on("closetag", ({ name }) => {
        if (current !== undefined && (name === "failure" || name === "error"))
            current.message ||= text;
        if (name === "testcase")
            current = undefined;
    });
    try {
        parser.write(xml).close();
    }
    catch {
        return undefined;
    }
    return root === "testsuites" || root === "testsuite" ? totals(cases) : undefined;
}
function totals(cases) {
    const count = (verdict) => cases.filter((each) => each.verdict === verdict).length;
    const failures = cases
        .filter((each) => each.verdict === "failed")
        .slice(0, mostFailures)
        .map(({ name, message }) => ({ name, message: message.trim().slice(0, longestMessage) }));
    return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), failures };
}

;// CONCATENATED MODULE: ./lib/checks/tests.js






const tests_name = "integration tests";
/**
 * One verdict from how the test program ended and what its report says. A program that ends well with a report of failed
 * tests, of no test at all, or without the report that was asked for, is not taken for a success.
 */
function judgeTests(ran, wantsReport) {
    const tests = ran.junit === undefined ? undefined : parseJunit(ran.junit);
    const base = { name: tests_name, seconds: ran.seconds, ...(tests === undefined ? {} : { tests }) };
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
    return { name: tests_name, evaluate };
    async function evaluate(signal) {
        const report = config.junit === undefined ? undefined : (0,external_node_path_.join)(cwd, config.junit);
        // A report that an earlier run left behind must not speak for this one.
        if (report !== undefined)
            await (0,promises_.rm)(report, { force: true });
        const started = clock.now().getTime();
        const [program = "", ...args] = config.run.command;
        const options = { signal, timeoutMs: config.timeoutSeconds * 1000 };
        const ended = await runner.run({ ...(0,command/* command */.G5)(program, args), cwd, env }, options).then(() => ({ ended: "succeeded", said: "ended with 0" }), (error) => ({ ended: (0,checks_command/* outcomeOf */.s)(error), said: lastWords(error) }));
        const junit = report === undefined ? undefined : await (0,promises_.readFile)(report, "utf8").catch(() => undefined);
        const seconds = (clock.now().getTime() - started) / 1000;
        return judgeTests({ ...ended, seconds, junit }, report !== undefined);
    }
}
function lastWords(error) {
    if (error instanceof errors/* CommandError */.Qd)
        return error.message;
    return String(error);
}


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

/***/ 3757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yR: () => (/* binding */ actOf),
  b6: () => (/* binding */ environmentNamed),
  iA: () => (/* binding */ materialsOf),
  v8: () => (/* binding */ projectOf),
  $r: () => (/* binding */ targetOf),
  rs: () => (/* binding */ urlOf),
  cO: () => (/* binding */ worldOf)
});

// EXTERNAL MODULE: ./lib/checks/command.js
var command = __webpack_require__(6000);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/checks/poll.js

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
            detail: (0,lib_errors/* messageOf */.bD)(error),
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

;// CONCATENATED MODULE: ./lib/checks/http.js





/** Holds when the URL answers with one of the wanted statuses and, if asked for, with the text. Redirects are not followed. */
function httpCheck(config, clock) {
    const look = (signal) => ask(config, signal);
    return {
        name: config.name,
        evaluate: (signal) => poll({ name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock, hint: `curl -i ${config.url}` }, signal),
    };
}
/** No answer at all is a failure and not an unknown: the public route is asked the way its users ask it. */
async function ask({ url, status, contains }, signal) {
    try {
        const answer = await get(new URL(url), signal);
        if (!status.includes(answer.status)) {
            return { outcome: "failed", detail: `GET ${url} answered ${answer.status}, expected ${wanted(status)}` };
        }
        if (contains !== undefined && !answer.body.includes(contains)) {
            return { outcome: "failed", detail: `GET ${url} answered ${answer.status} without "${contains}"` };
        }
        return { outcome: "succeeded", detail: `GET ${url} answered ${answer.status}` };
    }
    catch (error) {
        return { outcome: "failed", detail: `GET ${url}: ${causeOf(error)}` };
    }
}
/** Not `fetch`, which takes longer to load than the app takes to answer, and refuses some ports. */
function get(url, signal) {
    return new Promise((resolve, reject) => {
        const { request } = url.protocol === "https:" ? external_node_https_ : external_node_http_;
        const headers = { "user-agent": "aip-deploy", accept: "*/*" };
        const sent = request(url, { signal, headers, agent: false }, (response) => {
            (0,consumers_.text)(response).then((body) => {
                resolve({ status: response.statusCode ?? 0, body });
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
    return (0,lib_errors/* messageOf */.bD)(errors?.[0] ?? error) || "no connection";
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/checks/tcp.js


/** Holds when something accepts a connection. */
function tcpCheck(config, clock) {
    const look = (signal) => knock(config, signal);
    return {
        name: config.name,
        evaluate: (signal) => poll({ name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock }, signal),
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

// EXTERNAL MODULE: ./lib/checks/tests.js + 1 modules
var checks_tests = __webpack_require__(8754);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/secrets/fingerprint-key.js



const file = "fingerprint-key";
/**
 * The key of the secrets' fingerprints on this host: made once, readable only by its owner. Two programs that start at the
 * same moment get the same key.
 */
async function fingerprintKey(directory) {
    const path = (0,external_node_path_.join)(directory, file);
    const known = await (0,promises_.readFile)(path, "utf8").catch(() => undefined);
    if (known !== undefined && known !== "")
        return known;
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    const fresh = (0,external_node_crypto_.randomBytes)(32).toString("hex");
    const written = (0,external_node_path_.join)(directory, `.${file}-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`);
    await (0,promises_.writeFile)(written, fresh, { mode: 0o600 });
    try {
        // A link fails where a rename would overwrite the key that somebody else just made.
        await (0,promises_.link)(written, path);
        return fresh;
    }
    catch {
        return await (0,promises_.readFile)(path, "utf8");
    }
    finally {
        await (0,promises_.rm)(written, { force: true });
    }
}

// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(3161);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 30 modules
var compose = __webpack_require__(378);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(5212);
;// CONCATENATED MODULE: ./lib/release/app.js









/** The environment of that name. Throws `UsageError` with the known ones. */
function environmentNamed({ config }, name) {
    const found = config.environments.find((environment) => environment.name === name);
    if (found !== undefined)
        return found;
    const known = config.environments.map((environment) => environment.name).join(", ");
    throw new lib_errors/* UsageError */.eb(`there is no environment "${name}"`, { hint: `Environments: ${known}` });
}
/** Somebody did something now. */
function actOf({ by, clock, link }, reason) {
    return {
        by,
        at: clock.now().toISOString(),
        ...(reason === undefined ? {} : { reason }),
        ...(link === undefined ? {} : { link }),
    };
}
/** The engine that runs the environment, as the Compose project of that name. */
function targetOf(app, environment, project) {
    return (0,compose/* composeTarget */.GR)({
        project,
        directory: stateDirectory(app, environment),
        engine: app.engine,
        runner: app.runner,
        driver: app.driver,
        clock: app.clock,
        log: app.log,
        redact: app.redactor.redact,
    });
}
function stateDirectory(app, environment) {
    return environment.target.directory ?? app.stateDirectory;
}
/** What a bundle refers to, all of it. Throws `SecretError`. */
async function materialsOf(app, environment, bundle) {
    const [secrets, key] = await Promise.all([
        (0,resolve/* resolveSecrets */.Mx)(bundle.secrets, (0,secret_values/* secretPlaces */.B)(app, environment)),
        fingerprintKey(stateDirectory(app, environment)),
    ]);
    return { secrets, fingerprintKey: key, file: (digest) => app.ledger.blob(digest) };
}
/** The Compose project that a bundle was made for. */
function projectOf(bundle) {
    return (0,compose/* readDocument */.u0)(bundle).project;
}
/** The public route of a bundle, when it has one. */
function urlOf(bundle) {
    return (0,compose/* readDocument */.u0)(bundle).url;
}
/** Everything that deploying this bundle to the environment reaches. */
function worldOf(app, environment, bundle) {
    const target = targetOf(app, environment, projectOf(bundle));
    return {
        ledger: app.ledger,
        target,
        materials: (each) => materialsOf(app, environment, each),
        checks: (each, materials, { tests }) => checksOf(app, environment, each, tests ? testsOf(app, target, environment, each, materials) : []),
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
function checksOf(app, environment, bundle, tests) {
    const { url, checks } = (0,compose/* readDocument */.u0)(bundle);
    const route = url === undefined
        ? []
        : [{ kind: "http", name: "public route", url, status: goodStatuses, timeoutSeconds: routeSeconds }];
    return [...[...route, ...checks].map((config) => checkOf(app, environment, config, url)), ...tests];
}
function checkOf(app, environment, config, url) {
    switch (config.kind) {
        case "http":
            return httpCheck({ ...config, url: fullUrl(config.url, url) }, app.clock);
        case "tcp":
            return tcpCheck(config, app.clock);
        case "command":
            return (0,command/* commandCheck */.Q)(config, checking(app, environment, url));
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
    return [(0,checks_tests/* commandTests */.$)({ ...tests, run: tests.run }, checking(app, environment, urlOf(bundle)))];
}
function checking({ runner, clock, config }, { name }, url) {
    const env = { ENVIRONMENT: name, ...(url === undefined ? {} : { BASE_URL: url.replace(/\/$/, "") }) };
    return { runner, clock, cwd: config.root, env };
}


/***/ }),

/***/ 5212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ secretPlaces),
  V: () => (/* binding */ secretValues)
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
;// CONCATENATED MODULE: ./lib/release/secret-values.js



/** Where the values of an environment's secrets are found from here. */
function secretPlaces({ config: { root }, variables, redactor, runner }, environment) {
    const files = environment ?? { composeFiles: [], envFiles: [], variables: {} };
    return { root, variables, learn: redactor.learn, envFiles: envFileReader({ ...files, root }, runner) };
}
/** The values of an environment's secrets that can be had here, for whoever makes sure that they are stored nowhere. */
async function secretValues(app, { config, values }, bundle) {
    const configured = Object.entries(config.secrets).map(([name, source]) => (0,reference/* referenceTo */.P)(name, source));
    const direct = [...configured, ...bundle.secrets].filter(({ from }) => from !== "env-file");
    const { secrets } = await (0,resolve/* resolveAvailable */.OX)(direct, secretPlaces(app, config));
    return [...values, ...secrets.values()];
}


/***/ }),

/***/ 7800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ referenceTo)
/* harmony export */ });
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
    return reference.from === "file" ? await fromFile(reference.file, places) : fromVariable(reference, places);
}
async function fromFile(file, { root }) {
    try {
        return { value: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(file) ? file : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file), "utf8") };
    }
    catch (error) {
        const missing = error.code === "ENOENT";
        return { problem: missing ? `file ${file} is missing` : `file ${file} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}` };
    }
}
function fromVariable({ variable }, { variables }) {
    const value = variables[variable];
    return value === undefined || value === "" ? { problem: `the variable ${variable} is not set` } : { value };
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
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3109);
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

/***/ 3109:
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

/***/ 378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GR: () => (/* reexport */ composeTarget),
  u0: () => (/* reexport */ readDocument)
});

// UNUSED EXPORTS: labels, readTree, renderBundle

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(7228);
// EXTERNAL MODULE: ./lib/secrets/secret.js
var secrets_secret = __webpack_require__(7289);
// EXTERNAL MODULE: ./lib/targets/compose/definition.js
var compose_definition = __webpack_require__(2412);
// EXTERNAL MODULE: ./lib/targets/compose/hash.js
var hash = __webpack_require__(3109);
// EXTERNAL MODULE: ./lib/targets/compose/references.js
var references = __webpack_require__(2679);
;// CONCATENATED MODULE: ./lib/targets/compose/placement.js







/** Labels that every container of ours carries. */
const labels = { definition: "aip-deploy.definition", role: "aip-deploy.role" };
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
    };
}
/** The Compose file of a release on its host, with secret values filled in: for nobody else's eyes. */
function composeFile(document, bundle, materials, folder) {
    const prints = (0,compose_definition/* fingerprintsOf */.tm)(materials);
    const place = (text) => pathOf(text, { bundle, prints, folder: (0,placeholders/* doubleDollars */.RZ)(folder) });
    const services = Object.entries(document.model.services).map(([name, service]) => {
        const unit = document.units[name];
        const marks = unit === undefined ? {} : { [labels.definition]: (0,compose_definition/* labelOf */.Wy)(unit, prints), [labels.role]: unit.role };
        return [name, placedService(service, marks, place)];
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
    const { volumes } = service;
    return {
        ...service,
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
    if (id === undefined)
        return text;
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
    const anew = instances.some(({ state }) => state === "restarting" || state === "dead");
    const newImage = hasOtherImage(wanted, instances);
    return { action: "replace", why: change, newImage, anew, ...noteOf(wanted, change) };
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
    if (!(0,compose_definition/* differsInSecretsOnly */.y8)(first.definition, wanted.label))
        return "its definition changed";
    return wanted.secrets.length === 1
        ? `secret ${wanted.secrets.join()} was rotated`
        : `a secret was rotated: one of ${wanted.secrets.join(", ")}`;
}
/** Why it is not what its definition asks for. */
function troubleOf({ replicas }, instances) {
    const down = instances.find((instance) => !isUp(instance));
    if (down !== undefined)
        return wordsFor(down);
    if (instances.length !== replicas)
        return `${instances.length} of it run, ${replicas} are wanted`;
    return undefined;
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

// EXTERNAL MODULE: ./lib/targets/compose/waves.js
var compose_waves = __webpack_require__(9187);
;// CONCATENATED MODULE: ./lib/targets/compose/plan.js



/**
 * The way from what runs to a release. Units that are as they should be are in no step; when all are, there is no step.
 * The order: mend what an interrupted run left, place the files, pull, then wave by wave tasks and units, and remove last.
 */
function planOf(document, running, prints) {
    const judged = withFollowers(document, judgeAll(document, running, prints));
    const starting = [...judged].flatMap(([name, { action }]) => (action === "keep" ? [] : [name])).sort();
    const removed = Object.values(running.units).filter(({ name }) => document.units[name] === undefined);
    const broken = Object.values(running.units).filter(isHalfMade);
    const units = [
        ...[...judged].map(([unit, { action, why }]) => ({ unit, action, why })),
        ...removed.map(({ name }) => ({ unit: name, action: "remove", why: "is not in the release" })),
    ].sort((left, right) => (left.unit < right.unit ? -1 : 1));
    const notes = [...[...judged.values()].flatMap(({ note }) => note ?? []), ...removed.flatMap(noteOnRemoval)];
    if (starting.length === 0 && removed.length === 0 && broken.length === 0)
        return { steps: [], notes, units };
    const inTheWay = removed.filter(({ holds }) => holds.some((held) => wantedBy(starting, document).has(held)));
    const steps = [
        ...mendSteps(broken),
        ...(starting.length === 0 ? [] : [filesStep(starting), pullStep(starting)]),
        ...removeSteps("remove:first", inTheWay),
        ...waves(document, starting).flatMap((wave, index) => waveSteps(wave, index + 1, document, judged)),
        ...removeSteps("remove", removed.filter((unit) => !inTheWay.includes(unit))),
    ];
    return { steps, notes, units };
}
function judgeAll(document, running, prints) {
    return new Map(Object.entries(document.units).map(([name, unit]) => {
        const image = document.model.services[name]?.image ?? "";
        const wanted = { ...unit, name, image, label: (0,compose_definition/* labelOf */.Wy)(unit, prints) };
        return [name, judge(wanted, running.units[name])];
    }));
}
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
    const units = broken.map(({ name }) => name).sort();
    if (units.length === 0)
        return [];
    return [{ id: "mend", kind: "mend", title: `Mend what was left half done: ${listed(units)}`, units }];
}
function filesStep(units) {
    return { id: "files", kind: "files", title: "Place the release's files on the host", units };
}
function pullStep(units) {
    return { id: "pull", kind: "pull", title: "Pull the images that the host does not have", units };
}
function waveSteps(wave, number, { units }, judged) {
    const withTasks = wave.filter((name) => judged.get(name)?.newImage === true && (units[name]?.tasks.length ?? 0) > 0);
    const anew = wave.filter((name) => judged.get(name)?.anew === true);
    const tasks = new Set(withTasks.flatMap((name) => (units[name]?.tasks ?? []).map((task) => task.name)));
    const start = {
        id: `start:${number}`,
        kind: "start",
        title: `Start ${listed(wave)}`,
        units: wave,
        ...(anew.length === 0 ? {} : { anew }),
    };
    if (tasks.size === 0)
        return [start];
    const title = `Run ${listed([...tasks])} of ${listed(withTasks)}`;
    return [{ id: `task:${number}`, kind: "task", title, units: withTasks }, start];
}
const mostListed = 4;
/** `a, b, c and 9 more`: a title is one line, and the step has all the names. */
function listed(names) {
    const shown = names.length > mostListed ? names.slice(0, mostListed - 1) : names;
    const more = names.length - shown.length;
    return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
function removeSteps(id, removed) {
    const units = removed.map(({ name }) => name).sort();
    return units.length === 0 ? [] : [{ id, kind: "remove", title: `Remove ${listed(units)}`, units }];
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
async function runningUnits(engine, project) {
    const found = await serviceContainers(engine, project);
    const digestsOf = digestReader(engine);
    const seen = await Promise.all(found.map(async (summary) => {
        const container = await engine.container(summary.Id);
        if (container === undefined)
            return [];
        return [{ summary, instance: await instanceOf(summary, container, digestsOf) }];
    }));
    const units = new Map();
    for (const { summary, instance } of seen.flat()) {
        const name = serviceOf(summary);
        const known = units.get(name);
        const stateful = summary.Labels[labels.role] === "stateful";
        units.set(name, {
            name,
            instances: [...(known?.instances ?? []), instance],
            holds: [...(known?.holds ?? []), ...heldBy(summary)],
            ...(stateful ? { stateful } : {}),
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
async function instanceOf({ Labels }, container, digestsOf) {
    const { Status: state, ExitCode: exitCode, StartedAt: startedAt } = container.State;
    const definition = Labels[labels.definition];
    return {
        id: container.Id,
        ...(definition === undefined ? {} : { definition }),
        state,
        ...(state === "exited" || state === "dead" ? { exitCode } : {}),
        restarts: container.RestartCount,
        digests: await digestsOf(container),
        image: container.Config.Image,
        // The engine's way of saying never.
        ...(startedAt.startsWith("0001-") ? {} : { startedAt }),
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
function heldBy({ Ports, Names }) {
    const ports = Ports.flatMap(({ PublicPort, Type }) => (PublicPort === undefined ? [] : [heldPort(PublicPort, Type)]));
    return [...new Set(ports), ...Names.map((name) => heldName(name.replace(/^\//, "")))];
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
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
});
const check = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("http"),
        name: schemas/* string */.YjP(),
        url: schemas/* string */.YjP(),
        status: schemas/* array */.YOg(schemas/* number */.aig()),
        contains: schemas/* string */.YjP().optional(),
        timeoutSeconds: count,
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("tcp"),
        name: schemas/* string */.YjP(),
        host: schemas/* string */.YjP(),
        port: schemas/* number */.aig(),
        timeoutSeconds: count,
    }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("command"), name: schemas/* string */.YjP(), command: words, timeoutSeconds: count }),
]);
const service = schemas/* looseObject */._H3({ image: schemas/* string */.YjP() });
const shape = schemas/* object */.Ikc({
    format: schemas/* literal */.euz(1),
    project: schemas/* string */.YjP().min(1),
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
    url: schemas/* string */.YjP().optional(),
    checks: schemas/* array */.YOg(check),
});
/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
function readDocument(bundle) {
    const read = shape.safeParse(bundle.document);
    if (!read.success)
        throw unreadable(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
    const { model, units } = read.data;
    const strangers = Object.keys(units).filter((name) => model.services[name] === undefined);
    if (strangers.length > 0)
        throw unreadable(strangers.map((name) => `units.${name}: the model has no such service`));
    // Checked above; zod's types only differ in keys that may be absent or undefined.
    return read.data;
}
function unreadable(problems) {
    return new errors/* TargetError */.I0("target.refused", `the release's Compose document cannot be read:\n${problems.join("\n")}`, {
        hint: "It was written by another version of aip-deploy: deploy it with that one, or make a new release.",
    });
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
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
function engineHttp(host) {
    const agent = new external_node_http_.Agent({ keepAlive: true, maxSockets: 64 });
    const address = addressOf(host);
    async function call(method, path, options = {}) {
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
                else
                    reject(options.signal?.aborted === true ? error : unreachable(host, error));
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
            throw options?.signal?.aborted === true ? error : unreachable(host, error);
        }
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
function unreachable(host, cause) {
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
/** The engine at `unix:///path` or `tcp://host:port`; nothing is asked before the first call. */
function dockerEngine(host) {
    const http = engineHttp(host);
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
        version,
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
        async exec(id, command, signal) {
            const options = { AttachStdout: true, AttachStderr: true, Cmd: command };
            const created = await http.json("POST", await at(`/containers/${id}/exec`), {
                body: options,
                signal,
            });
            const body = { Detach: false, Tty: false };
            const output = await http.bytes("POST", await at(`/exec/${created.Id}/start`), { body, signal });
            const { ExitCode: exitCode } = await http.json("GET", await at(`/exec/${created.Id}/json`));
            return { exitCode: exitCode ?? -1, output: textOf(output).trim().slice(-500) };
        },
        async file(id, path) {
            const archive = await orUndefined(http.bytes("GET", await at(`/containers/${id}/archive`), { query: { path } }));
            return archive === undefined ? undefined : firstFile(archive);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/targets/compose/files.js





/**
 * Puts a release's files where the engine finds them. Everything appears under its name only when it is complete, so that
 * a run that was killed leaves nothing half written behind; what is there already is not touched.
 *
 * Modes: the project's folder is closed to other users of the host. Inside of it files are readable for all, because
 * Compose mounts secret files as they are, and containers read them as whatever user they run as.
 */
async function place(placement, content, materials, now) {
    await (0,promises_.mkdir)(placement.folder, { recursive: true, mode: 0o700 });
    await (0,promises_.chmod)(placement.folder, 0o700);
    await Promise.all([
        ...placement.trees.map(({ path, tree }) => once(path, (temporary) => writeTree(temporary, tree, materials))),
        ...placement.secrets.map(({ path, name }) => once((0,external_node_path_.dirname)(path), (temporary) => writeSecret(temporary, name, materials))),
    ]);
    await once((0,external_node_path_.dirname)(placement.file), async (temporary) => {
        await (0,promises_.mkdir)(temporary, { mode: 0o700 });
        // Filled-in secrets are in it, and only Compose, which runs as we do, reads it.
        await (0,promises_.writeFile)((0,external_node_path_.join)(temporary, "compose.json"), content, { mode: 0o600 });
    });
    await (0,promises_.utimes)((0,external_node_path_.dirname)(placement.file), now, now);
}
/** Releases of which the files are kept although nothing uses them. */
const keptReleases = 5;
/** A temporary folder that is older than this belongs to nobody any more. */
const abandonedMs = 60 * 60_000;
/** Removes the files that no container of the project mounts, beside those of the placed release and the last five Compose files. */
async function prune(placement, mounted, now) {
    const needed = [...mounted, ...placement.trees.map(({ path }) => path), ...placement.secrets.map(({ path }) => path)];
    for (const section of ["trees", "secrets"]) {
        for (const path of await entries((0,external_node_path_.join)(placement.folder, section))) {
            const used = needed.some((each) => each === path || each.startsWith(`${path}/`));
            if (!used && (await isAbandoned(path, now)))
                await (0,promises_.rm)(path, { recursive: true, force: true });
        }
    }
    const releases = await entries((0,external_node_path_.join)(placement.folder, "releases"));
    const dated = await Promise.all(releases.map(async (path) => ({ path, at: (await (0,promises_.stat)(path)).mtimeMs })));
    const old = dated.sort((left, right) => right.at - left.at).slice(keptReleases);
    for (const { path } of old)
        if (path !== (0,external_node_path_.dirname)(placement.file))
            await (0,promises_.rm)(path, { recursive: true, force: true });
}
async function entries(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === "ENOENT")
            return [];
        throw error;
    });
    return names.map((name) => (0,external_node_path_.join)(folder, name));
}
/** Something that is being written right now has a temporary name and is young. */
async function isAbandoned(path, now) {
    if (!path.includes(temporaryMark))
        return true;
    return now.getTime() - (await (0,promises_.stat)(path)).mtimeMs > abandonedMs;
}
const temporaryMark = ".writing-";
async function once(path, write) {
    if (await exists(path))
        return;
    const temporary = `${path}${temporaryMark}${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    try {
        await write(temporary);
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
        // Another run was faster with the same content.
        if (!(await exists(path)))
            throw error;
    }
}
async function writeTree(folder, tree, { file }) {
    await (0,promises_.mkdir)(folder, { mode: 0o755 });
    for (const entry of tree) {
        if (entry.path.split("/").includes(".."))
            throw new errors/* InternalError */.Gd(`"${entry.path}" leaves its folder`);
        const path = (0,external_node_path_.join)(folder, entry.path === "" ? singleFile : entry.path);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o755 });
        const mode = Number.parseInt(entry.mode, 8);
        await (0,promises_.writeFile)(path, await file(entry.digest), { mode });
        // The umask may have taken something away.
        await (0,promises_.chmod)(path, mode);
    }
    for (const each of foldersOf(tree))
        await (0,promises_.chmod)((0,external_node_path_.join)(folder, each), 0o755);
}
function foldersOf(tree) {
    const folders = tree.flatMap(({ path }) => {
        const parts = path.split("/").slice(0, -1);
        return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
    });
    return ["", ...new Set(folders)];
}
async function writeSecret(folder, name, { secrets }) {
    const secret = secrets.get(name);
    if (secret === undefined)
        throw new errors/* InternalError */.Gd(`secret ${name} was not resolved`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), secret.reveal(), { mode: 0o444 });
    await (0,promises_.chmod)((0,external_node_path_.join)(folder, name), 0o444);
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./lib/targets/compose/parse.js
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
        return "A container of another project has this name. Remove container_name from the Compose file, or that container.";
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

;// CONCATENATED MODULE: ./lib/targets/compose/tools.js
function secondsSince(started, clock) {
    return (clock.now().getTime() - started.getTime()) / 1000;
}
/** `0.4 s`, `12 s`: as exact as anybody wants to read it. */
function inWords(seconds) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

;// CONCATENATED MODULE: ./lib/targets/compose/results.js



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
    return { id: step.id, title: step.title, outcome, seconds: secondsSince(started, clock) };
}
/** What an error comes to as a step's result; one that is a bug of ours is thrown on. */
function resultOf(work, error) {
    const { code } = error;
    if (work.signal.aborted && isStop(error))
        return cancelled(work);
    if (error instanceof errors/* DeployError */.sH) {
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: work.redact(error.message), log: [], events: [], ...hint };
        const unknown = error.code === "target.unreachable" || error.code === "command.missing";
        return failed(work, failure, unknown || !(error instanceof errors/* CommandError */.Qd) ? "errored" : "failed");
    }
    if (typeof code !== "string" || !/^E[A-Z]+$/.test(code))
        throw error;
    const hint = code === "ENOSPC" ? { hint: diskFullHint } : {};
    return failed(work, { message: (0,errors/* messageOf */.bD)(error), log: [], events: [], ...hint }, "errored");
}
function isStop(error) {
    const { name } = error;
    return name === "AbortError" || (error instanceof errors/* DeployError */.sH && error.code === "command.cancelled");
}
function firstLine(text) {
    return text.split("\n", 1)[0] ?? "";
}

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
    return succeeded(work, done.length === 0 ? "nothing was left to mend" : done.join(", "));
}
async function mendOne(container, all, engine) {
    const name = nameOf(container);
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
    const rival = all.find((each) => each !== container && (each.Id === replaced || nameOf(each) === wanted));
    if (rival !== undefined) {
        await engine.remove(container.Id);
        return `removed the half-made ${name}`;
    }
    if (wanted === name)
        return undefined;
    await engine.rename(container.Id, wanted);
    return `gave ${wanted} its name back`;
}
function nameOf({ Names: [name = ""] }) {
    return name.replace(/^\//, "");
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(2048);
;// CONCATENATED MODULE: ./lib/targets/compose/commands.js

/** Starts just these services, whatever they depend on: what must run before them does. */
function startServices(place, services, options) {
    const anew = options.anew && "--force-recreate";
    const flags = ["--detach", "--no-deps", "--no-build", "--pull", "never", "--no-color", "--quiet-pull"];
    return compose(place, ["up", ...flags], anew, services);
}
/** Runs a program in a new container of a service and removes the container when it has ended. */
function runTask(place, { service, name, command: words }) {
    return compose(place, ["run", "--rm", "--no-deps", "--no-TTY", "--name", name], service, words);
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

;// CONCATENATED MODULE: ./lib/targets/compose/patience.js
const patienceMs = 30_000;
/**
 * A signal that comes half a minute after the given one. Compose that is killed in the middle leaves containers half made, so
 * whoever asks to stop gets the running command to its end unless it hangs.
 */
function patient(signal, clock) {
    const late = new AbortController();
    const over = new AbortController();
    const onAbort = () => {
        clock.sleep(patienceMs, over.signal).then(() => {
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

;// CONCATENATED MODULE: ./lib/targets/compose/pull.js







const atOnce = 4;
const attempts = 5;
const firstPauseMs = 1_000;
/** Fetches the images of the step's units that the engine does not have. */
async function pull(work) {
    const { document, step } = work;
    const references = step.units.map((unit) => document.model.services[unit]?.image ?? "");
    const pulled = await ensureImages(references, work);
    return succeeded(work, pulled === 0 ? "all images are there" : `${pulled} ${pulled === 1 ? "image" : "images"} pulled`);
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
            log.debug(`${reference} pulled in ${inWords(secondsSince(started, clock))}`);
            return;
        }
        const trouble = pullTrouble(said);
        if (trouble !== "transient" || attempt === attempts)
            throw refused(reference, said, trouble);
        log.debug(`${reference}: ${said}; once more`);
        await clock.sleep(firstPauseMs * 2 ** (attempt - 1), signal);
    }
}
/** What Docker said when it could not; `undefined` when it could. */
async function attemptPull(reference, { engine, runner, clock, signal }) {
    const patience = patient(signal, clock);
    try {
        await runner.run(pullImage(engine.host, reference), { signal: patience.signal });
        return undefined;
    }
    catch (error) {
        if (error instanceof errors/* CommandError */.Qd && error.code === "command.failed")
            return error.lastLines.join("\n");
        throw error;
    }
    finally {
        patience.done();
    }
}
const hints = {
    missing: "The registry does not have it any more: push the commit again to build it, or deploy a release whose images exist.",
    unauthorized: "Log the target in where it pulls from: docker login, or aip-deploy's registry login.",
    "disk-full": diskFullHint,
    transient: "The registry did not answer five times: see whether it runs and the host reaches it, then run again.",
    other: undefined,
};
function refused(reference, said, trouble) {
    return new errors/* TargetError */.I0("target.failed", `image ${reference} cannot be pulled: ${said}`, { hint: hints[trouble] });
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
    return succeeded(work, `${gone.length} ${gone.length === 1 ? "container" : "containers"} removed`);
}
/**
 * Stops and removes everything that a project has on the engine. Compose does it; what it passes over, such as the containers
 * of an interrupted task, is removed after it. Throws `target.failed` when something is left.
 */
async function removeProject({ engine, project, folder }, driver, { data }) {
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
    await (0,promises_.rm)(folder, { recursive: true, force: true });
}

// EXTERNAL MODULE: ./lib/outcome.js
var lib_outcome = __webpack_require__(3259);
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
    return restarted || status === "restarting" ? restartedByRule : `ended with exit code ${code}${meaning(code)}`;
}
/** Once it runs again, only the events know with which exit code it ended. */
const restartedByRule = "ended and was started again by its restart rule";
function limitOf({ HostConfig: { Memory: bytes } }) {
    return bytes === 0 ? "" : ` (${Math.round(bytes / 1024 / 1024)} MiB)`;
}
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
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
    return new Promise((resolve) => {
        const headers = { Host: "localhost", "User-Agent": "aip-deploy", Connection: "close" };
        const limited = AbortSignal.any([signal, AbortSignal.timeout(httpMs)]);
        const sent = (0,external_node_http_.request)({ host, port, path, headers, agent: false, signal: limited }, (response) => {
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
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host, port, signal: AbortSignal.any([signal, AbortSignal.timeout(tcpMs)]) });
        const end = (ready, said) => {
            socket.destroy();
            resolve({ ready, said: `${host}:${port} ${said}` });
        };
        socket.on("connect", () => {
            end(true, "accepts connections");
        });
        socket.on("error", (error) => {
            end(false, error.name === "AbortError" ? "does not answer" : (error.code ?? error.message));
        });
    });
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
/** Starting a program costs more than opening a connection. */
const firstExecPauseMs = 100;
const longestExecPauseMs = 500;
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
    const longest = isExec ? longestExecPauseMs : longestPauseMs;
    let said;
    for (let pause = isExec ? firstExecPauseMs : readiness_firstPauseMs;; pause = Math.min(pause * 1.5, longest)) {
        // Docker's own look is as good as ours when it happens to come first.
        const healthy = probe.kind === "healthcheck" && watch.latest.State.Health?.Status === "healthy";
        const left = AbortSignal.timeout(Math.max(1, end - clock.now().getTime()));
        const seen = healthy ? { ready: true, said: "" } : await probe.look(watch.latest, AbortSignal.any([signal, left]));
        if (seen.ready)
            return { outcome: "succeeded" };
        // A look that the end cut short tells less than the one before it.
        if (said === undefined || !left.aborted)
            said = seen.said;
        if (clock.now().getTime() + pause >= end) {
            return { outcome: "failed", why: `is not ready after ${watch.timeoutMs / 1000} s: ${said}` };
        }
        await clock.sleep(pause, signal);
    }
}

;// CONCATENATED MODULE: ./lib/targets/compose/starting.js




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
    const timeoutMs = startEndsAt(container, unit) - clock.now().getTime();
    // What has been up for longer was ready once; whether it still is, the proof tells.
    if (timeoutMs <= 0 || probeFor(unit.ready, container, engine).kind === "running")
        return undefined;
    const since = new Date(container.Created);
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
        return failed(work, unready);
    const anew = work.step.anew ?? [];
    const plain = work.step.units.filter((unit) => !anew.includes(unit));
    for (const [units, options] of [
        [plain, { anew: false }],
        [anew, { anew: true }],
    ]) {
        const refused = units.length === 0 ? undefined : await up(units, options, work);
        if (refused !== undefined)
            return refused;
    }
    if (work.signal.aborted)
        return cancelled(work, "stopped on request before it was known whether the units are ready");
    const results = await waitForAll(work);
    const failure = results.find((result) => result.failure !== undefined)?.failure;
    const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
    const outcome = (0,lib_outcome/* worst */.Q)(results.filter(({ outcome }) => outcome !== "skipped").map((result) => result.outcome));
    return { ...ended(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}
/** `undefined` when Compose did what it was asked; a container that ends at once is no failure of Compose. */
async function up(units, options, work) {
    for (const unit of units)
        work.log.progress(unit, "starting");
    for (let attempt = 1;; attempt += 1) {
        const refused = await runUp(units, options, work);
        if (refused === undefined)
            return undefined;
        const rival = nameTakenBy(refused.join("\n"));
        if (rival === undefined || attempt === mostAttempts)
            return failed(work, await refusal(refused, units, work));
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
async function runUp(units, options, work) {
    const patience = patient(work.signal, work.clock);
    try {
        await work.runner.run(startServices(work.place, units, options), { signal: patience.signal });
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
    const said = composeErrors(lines).join("\n");
    const unit = serviceNamedIn(lines.join("\n"), work.project, units) ?? (units.length === 1 ? units[0] : undefined);
    const hint = startHint(said);
    const container = unit === undefined ? undefined : (await containersOf([unit], work)).get(unit)?.[0];
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
    const containers = await containersOf(work.step.units, work);
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
    const seconds = secondsSince(work.started, work.clock);
    const wanted = work.document.units[unit]?.replicas ?? 1;
    const bad = waited.find(({ readiness }) => readiness.outcome !== "succeeded");
    if (bad === undefined && containers.length >= wanted) {
        const detail = `${work.document.units[unit]?.role === "one-shot" ? "done" : "ready"} after ${inWords(seconds)}`;
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
async function containersOf(units, work) {
    const all = await serviceContainers(work.engine, work.project);
    return new Map(units.map((unit) => [unit, all.filter((each) => serviceOf(each) === unit)]));
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
        const missing = resourcesOf(unit, document.model).filter((name) => !present.has(name));
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
function resourcesOf(unit, model) {
    const service = model.services[unit];
    const name = (section, key) => model[section]?.[key]?.name ?? `${model.name}_${key}`;
    return [
        ...Object.keys(service?.networks ?? {}).map((key) => name("networks", key)),
        ...(service?.volumes ?? []).flatMap(({ type, source }) => type === "volume" && source !== undefined ? [name("volumes", source)] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/targets/compose/task.js









const task_atOnce = 4;
/** Runs the tasks of units, each in a container of the new release: those of one unit in their order, units beside each other. */
async function runTasks(work) {
    const refused = await othersReady(work);
    if (refused !== undefined)
        return failed(work, refused);
    const results = [];
    for (const batch of await resourceBatches(work)) {
        if (results.some(({ outcome }) => outcome !== "succeeded"))
            break;
        results.push(...(await (0,p_map/* default */.Ay)(batch, (unit) => runTasksOf(unit, work), { concurrency: task_atOnce })));
    }
    const failure = results.find((result) => result.failure !== undefined)?.failure;
    const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
    const outcome = (0,lib_outcome/* worst */.Q)(results.map((result) => result.outcome));
    return { ...ended(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
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
    const seconds = secondsSince(started, work.clock);
    const detail = `${tasks.map(({ name }) => name).join(" and ")} done after ${inWords(seconds)}`;
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
        const seconds = secondsSince(started, clock);
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
    mend: mend,
    files: placeFiles,
    pull: pull,
    task: runTasks,
    start: start,
    remove: removeUnits,
};
/** Does one step of a plan. What the engine or the app does wrong is in the result; only a bug of ours is thrown. */
async function performStep(work) {
    if (work.signal.aborted)
        return cancelled(work);
    try {
        return await deeds[work.step.kind](work);
    }
    catch (error) {
        return resultOf(work, error);
    }
}
async function placeFiles(work) {
    const { placement, clock, engine, project } = work;
    await placeRelease(work);
    const containers = await engine.containers(project);
    const mounted = containers.flatMap(({ Mounts }) => Mounts.flatMap(({ Source }) => Source ?? []));
    await prune(placement, new Set(mounted), clock.now());
    const files = placement.trees.reduce((sum, { tree }) => sum + tree.length, 0);
    const parts = [counted(files, "file"), counted(placement.secrets.length, "secret")].filter((part) => part !== "");
    return succeeded(work, ["the Compose file", ...parts].join(", "));
}
function counted(count, noun) {
    return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** Promises that the release's files lie on the host. */
async function placeRelease({ placement, document, bundle, materials, clock, }) {
    const content = composeFile(document, bundle, materials, placement.folder);
    await place(placement, content, materials, clock.now());
}

;// CONCATENATED MODULE: ./lib/targets/compose/proof-ready.js





/** A unit that was ready a moment ago may be busy; it gets this long to answer again. One that just started has its own time. */
const lookMs = 10_000;
const pauseMs = 250;
/** That every unit is ready now, also those that the deployment did not touch. Docker's own healthcheck is asked where there is one. */
function proofOfReadiness(document, tools) {
    const name = "every unit is ready";
    const { engine, clock, project } = tools;
    return {
        name,
        async evaluate(signal) {
            const started = clock.now();
            let end = started.getTime() + lookMs;
            for (;;) {
                const result = await lookAtAll(document, engine, project, signal).then((bad) => {
                    end = Math.max(end, ...bad.map(({ until }) => until));
                    const detail = bad.map(({ name: unit, said }) => `${unit}: ${said}`).join("; ");
                    return bad.length === 0 ? good(document) : { outcome: "failed", detail };
                }, (error) => ({ outcome: "errored", detail: (0,errors/* messageOf */.bD)(error) }));
                const over = result.outcome !== "failed" || clock.now().getTime() >= end;
                if (signal.aborted && !isTimeout(signal))
                    return { name, outcome: "cancelled", seconds: secondsSince(started, clock), detail: "stopped on request" };
                if (over || signal.aborted)
                    return { name, seconds: secondsSince(started, clock), ...result };
                await clock.sleep(pauseMs, signal).catch(() => undefined);
            }
        },
    };
}
/** Whoever set a time wants to know what was seen in it. */
function isTimeout({ reason }) {
    return reason?.name === "TimeoutError";
}
async function lookAtAll(document, engine, project, signal) {
    const containers = await serviceContainers(engine, project);
    const looks = containers.map(async (summary) => {
        const unit = document.units[serviceOf(summary)];
        if (unit === undefined || unit.role === "one-shot")
            return [];
        const { ready, said, until = 0 } = await lookAt(summary.Id, unit, engine, signal);
        return ready ? [] : [{ name: serviceOf(summary), said, until }];
    });
    return (await Promise.all(looks)).flat();
}
async function lookAt(id, unit, engine, signal) {
    const container = await engine.container(id);
    if (container === undefined)
        return { ready: false, said: "its container is gone" };
    const { Status: status, Health: health } = container.State;
    if (status !== "running")
        return { ready: false, said: `is ${status}` };
    const probe = probeFor(unit.ready, container, engine);
    if (probe.kind === "healthcheck" && health?.Status === "healthy")
        return { ready: true, said: "healthy" };
    const seen = await probe.look(container, AbortSignal.any([signal, AbortSignal.timeout(lookMs)]));
    return { ...seen, until: startEndsAt(container, unit) };
}
function good({ units }) {
    const count = Object.values(units).filter(({ role }) => role !== "one-shot").length;
    return { outcome: "succeeded", detail: `${count} ${count === 1 ? "unit answers" : "units answer"}` };
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
                const seconds = secondsSince(started, tools.clock);
                return { name, outcome, seconds, detail, ...(hint === undefined ? {} : { hint }) };
            };
            try {
                const running = await runningUnits(tools.engine, tools.project);
                const wrong = wrongUnits(document, running, prints, tools.clock.now());
                if (wrong.length === 0)
                    return result("succeeded", summary(document));
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
function summary({ units }) {
    const all = Object.values(units);
    const byDigest = all.filter(({ digest }) => digest !== undefined).length;
    const byTag = all.length - byDigest;
    const named = byTag === 0 ? "each by its digest" : `${byDigest} proven by digest, ${byTag} only by tag`;
    return `${all.length} ${all.length === 1 ? "unit" : "units"}, ${named}`;
}

// EXTERNAL MODULE: ./lib/checks/tests.js + 1 modules
var checks_tests = __webpack_require__(8754);
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
                return (0,checks_tests/* judgeTests */.n)({ ...ran, seconds: seconds(), junit }, tests.junit !== undefined);
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
    const { project, directory, runner, clock, log, redact } = options;
    const engine = dockerEngine(options.engine ?? localEngine);
    const tools = { engine, runner, clock, log, redact, project, folder: (0,external_node_path_.join)(directory, project) };
    const where = options.engine === undefined ? "the local engine" : options.engine;
    return {
        describe: () => `compose project ${project} on ${where}`,
        current: () => runningUnits(engine, project),
        plan: (bundle, running, materials) => planOf(documentOf(bundle, project), running, (0,compose_definition/* fingerprintsOf */.tm)(materials)),
        perform: (step, bundle, materials, signal) => performStep({ ...tools, ...placed(bundle, materials, tools), step, signal, started: clock.now() }),
        proof(bundle, materials) {
            const document = documentOf(bundle, project);
            return [proofOfUnits(document, (0,compose_definition/* fingerprintsOf */.tm)(materials), tools), proofOfReadiness(document, tools)];
        },
        tests(bundle, materials) {
            const release = placed(bundle, materials, tools);
            const { tests } = release.document;
            if (tests === undefined)
                return undefined;
            return serviceTests({ ...tools, ...release, tests, placeFiles: () => placeRelease({ ...tools, ...release }) });
        },
        remove: (removal) => removeProject(tools, options.driver, removal),
    };
}
function placed(bundle, materials, { engine, project, folder }) {
    const document = documentOf(bundle, project);
    const placement = placementOf(document, bundle, materials, folder);
    return { bundle, document, materials, placement, place: { host: engine.host, project, file: placement.file } };
}
/** Two projects would run side by side, and fight for ports, when a release came to one that it was not made for. */
function documentOf(bundle, project) {
    const document = readDocument(bundle);
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
;// CONCATENATED MODULE: ./lib/targets/compose/index.js
/**
 * Releases on Docker Compose: rendered into a bundle that needs no checkout, planned against what the engine runs, brought
 * there step by step and proven. It does not choose releases, judge gates or go back: that is `release/`.
 */







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

/***/ 4957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);




const largestBytes = 64 * 1024 * 1024;
/**
 * The content of a file or folder of the checkout. Symbolic links are followed; empty folders are left out. `isPartOf`
 * tells by absolute path what belongs to the checkout and what only lies there. Throws `compose.invalid` when it cannot be
 * read, or is too large to be carried in a release.
 */
async function readTree(path, isPartOf = () => true) {
    try {
        const found = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isDirectory()
            ? await walk(path, "", new Set(), isPartOf)
            : [{ path: "", at: path }];
        return await read(path, found);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConfigError */ .xL)
            throw error;
        throw refused(path, `cannot be read (${error.code ?? String(error)})`);
    }
}
async function walk(root, folder, above, isPartOf) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, folder));
    if (above.has(real))
        throw refused((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, folder), "holds a symbolic link to itself");
    const inside = new Set([...above, real]);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, folder));
    const found = await Promise.all(entries.map(async (entry) => {
        const path = folder === "" ? entry : `${folder}/${entry}`;
        const at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, path);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(at)).isDirectory())
            return walk(root, path, inside, isPartOf);
        return isPartOf(at) ? [{ path, at }] : [];
    }));
    return found.flat();
}
async function read(root, found) {
    const blobs = new Map();
    const tree = [];
    let bytes = 0;
    for (const { path, at } of [...found].sort((left, right) => (left.path < right.path ? -1 : 1))) {
        const { size, mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(at);
        bytes += size;
        if (bytes > largestBytes)
            throw refused(root, `holds more than ${largestBytes / 1024 / 1024} MiB`);
        const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(at);
        const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(content).digest("hex")}`;
        blobs.set(digest, content);
        tree.push({ path, mode: (mode & 0o111) === 0 ? "644" : "755", digest, size: content.length });
    }
    return { tree, blobs };
}
function refused(path, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConfigError */ .xL([
        {
            message: `${path}: is mounted into a service, but ${why}`,
            hint: "Files that a release carries are small and belong to the checkout; use a volume, or state in aip-deploy.yml, for anything else.",
        },
    ], { code: "compose.invalid" });
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


/***/ })

};
