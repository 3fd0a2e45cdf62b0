export const id = 9628;
export const ids = [9628];
export const modules = {

/***/ 60457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ lookAhead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95761);
/* harmony import */ var _commit_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67829);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79945);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58132);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35001);
/* harmony import */ var _hooks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16137);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10191);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63988);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49709);










/**
 * What deploying the release would find: the gates as they stand, and what changes on the target. A target that cannot be
 * asked runs what the ledger says, which is then told beside why it was not asked.
 */
async function lookAhead(app, environment, release, current) {
    const { requires } = environment.gates;
    const others = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .statesOf */ .k)(app.ledger, requires);
    const verdicts = (0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeGates */ .y)(environment, {
        ...(await comparedCommits(app, release, current)),
        now: app.clock.now(),
        release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseId */ .Bf)(release),
        kind: "deploy",
        states: { ...others, [environment.name]: current.state },
        approvals: [],
        ...(app.approvals === undefined ? {} : { usualWay: app.approvals.usual }),
    });
    const gates = isBuilt(release) ? verdicts : verdicts.map((each) => nameless(each, (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseId */ .Bf)(release)));
    const bundle = release.bundles[environment.name];
    if (bundle === undefined)
        return { gates, hooks: [] };
    const ahead = await targetPlan(app, environment, bundle, current);
    const isDone = ahead.target !== undefined && (0,_planned_js__WEBPACK_IMPORTED_MODULE_9__/* .isThere */ .$)(current.state, (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseId */ .Bf)(release), ahead.target);
    return { gates, ...ahead, hooks: isDone ? [] : (0,_hooks_js__WEBPACK_IMPORTED_MODULE_5__/* .plannedHooks */ .Br)(environment, ahead.target) };
}
/** The same release of an older commit takes nothing away, so it is not compared. */
async function comparedCommits({ repository }, release, { state }) {
    const deployed = state.current;
    if (repository === undefined || deployed?.commit === undefined || deployed.release === (0,_naming_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseId */ .Bf)(release))
        return {};
    return { commits: await (0,_commit_order_js__WEBPACK_IMPORTED_MODULE_2__/* .commitsOf */ .g)(repository, repository.head(), deployed.commit) };
}
function isBuilt({ images }) {
    return Object.values(images).every(({ digest }) => digest !== _release_js__WEBPACK_IMPORTED_MODULE_6__/* .unbuilt */ .Mq);
}
/** The name that a release gets once its images are built is not known before. */
function nameless({ hint, ...verdict }, id) {
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_6__/* .shortId */ .m_)(id);
    const sentence = verdict.sentence.replaceAll(`release ${name}`, "the release that it becomes");
    return { ...verdict, sentence, ...(hint === undefined || hint.includes(name) ? {} : { hint }) };
}
async function targetPlan(app, environment, bundle, current) {
    const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_7__/* .targetOf */ .$r)(app, environment, (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(bundle));
    const before = current.stored?.release.bundles[environment.name];
    try {
        const [running, materials] = await Promise.all([
            target.current(),
            (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .materialsOf */ .iA)(app, environment, bundle, current.state),
        ]);
        const isElsewhere = Object.keys(running.units).length === 0 && before !== undefined;
        if (!isElsewhere)
            return await asked(target, bundle, materials, running);
        const targetProblem = `${target.describe()} has nothing, but the ledger says that something runs: it may be another machine`;
        return { ...recorded(target, bundle, before), targetProblem };
    }
    catch (error) {
        // A plan is also made where the target and its secrets are out of reach; the deployment itself will not be.
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        return { ...recorded(target, bundle, before), targetProblem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
async function asked(target, bundle, materials, running) {
    const [plan, objects] = await Promise.all([
        (0,_planned_js__WEBPACK_IMPORTED_MODULE_9__/* .planned */ .l)({ target, bundle, materials, running, interrupted: false }),
        target.drift?.(bundle, materials),
    ]);
    return { target: plan, ...(objects === undefined ? {} : { objects }) };
}
/** Without the values of secrets: that one was rotated is not seen. */
const bare = {
    secrets: new Map(),
    fingerprintKey: "",
    file: () => Promise.reject(new Error("a plan reads no files")),
};
function recorded(target, bundle, before) {
    try {
        const running = before === undefined ? { units: {} } : target.recorded(before, bare);
        return { target: target.plan(bundle, running, bare) };
    }
    catch (error) {
        // Made for another project, or by another version.
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        return {};
    }
}


/***/ }),

/***/ 59628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

;// CONCATENATED MODULE: ./lib/build/matrix.js
/** GitHub starts no matrix with more jobs than this. */
const mostLegs = 256;
/** One leg an image; beyond the limit, neighbours share a leg, and no leg has more than one image more than another. */
function buildMatrix(names, limit = mostLegs) {
    const legs = Math.min(limit, names.length);
    return Array.from({ length: legs }, (_, index) => {
        const from = Math.floor((index * names.length) / legs);
        const images = names.slice(from, Math.floor(((index + 1) * names.length) / legs));
        const [first = ""] = images;
        return { name: images.length === 1 ? first : `${first} and ${images.length - 1} more`, images };
    });
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/source/history.js
var source_history = __webpack_require__(24505);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/source/content-keys.js + 2 modules
var content_keys = __webpack_require__(40313);
// EXTERNAL MODULE: ./lib/source/build-inputs.js + 3 modules
var build_inputs = __webpack_require__(99242);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(10766);
;// CONCATENATED MODULE: ./lib/source/ignored-but-sent.js




/** What git ignores in an image's contexts and no `.dockerignore` leaves out; files like `.env` come first. */
async function ignoredButSent(repository, image) {
    const inputs = await (0,build_inputs/* locateInputs */.E)(repository, image, []);
    if (inputs === undefined)
        return [];
    const tree = await repository.workingTree();
    const found = await Promise.all(foldersOf(inputs).map((folder) => inFolder(repository, tree, folder)));
    return found.flat().sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}
/** The folders of the checkout that a build is sent. */
function foldersOf(inputs) {
    return [inputs.context, ...inputs.additionalContexts.values()].filter((source) => source.kind === "folder");
}
async function inFolder(repository, tree, folder) {
    const { path: context, ignoreFile, matcher } = folder;
    const start = context === "" ? "" : `${context}/`;
    const found = [];
    for (const path of tree.ignored) {
        if (path.endsWith("/") && start.startsWith(path))
            found.push({ path: start, ignoreFile, line: undefined });
        if (!path.startsWith(start) || path === start)
            continue;
        const inside = path.slice(start.length).replace(/\/$/, "");
        const isFolder = path.endsWith("/") || (0,external_node_path_.basename)(path) === ".git";
        const isSent = isFolder
            ? await holdsSentFile((0,external_node_path_.join)(repository.topLevel, context), inside, matcher)
            : !matcher.excludes(inside);
        if (isSent)
            found.push({ path, ignoreFile, line: asPattern(inside) });
    }
    return found;
}
/** Looks no further than to the first file that is sent. */
async function holdsSentFile(root, folder, matcher) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(blob_id/* orNothing */.bR);
    // A submodule's `.git` is a file.
    if (entries === undefined)
        return !matcher.excludes(folder);
    const folders = [];
    for (const entry of entries) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory())
            folders.push(path);
        else if (!matcher.excludes(path))
            return true;
    }
    for (const path of folders)
        if (await holdsSentFile(root, path, matcher))
            return true;
    return false;
}
function asPattern(path) {
    const escaped = path.replace(/[\\*?[\]]/g, "\\$&");
    return /^[!#]/.test(escaped) ? `\\${escaped}` : escaped;
}
function rank({ path }) {
    const name = (0,external_node_path_.basename)(path);
    if (name.startsWith(".env"))
        return 0;
    if (/secret|credential|\.pem$|\.key$/i.test(path))
        return 1;
    return 2;
}

;// CONCATENATED MODULE: ./lib/source/source-facts.js





const namedAtMost = 5;
/** Throws `ConfigError` when the build section is wrong. */
async function sourceFacts(repository, image) {
    const problems = [];
    const inputs = await (0,build_inputs/* locateInputs */.E)(repository, image, problems);
    if (inputs === undefined)
        throw new errors/* ConfigError */.xL(problems);
    const folders = foldersOf(inputs);
    const paths = folders.map(({ path }) => (path === "" ? "." : path));
    if (inputs.dockerfile.kind === "file") {
        const dockerfile = (0,external_node_path_.relative)(repository.topLevel, inputs.dockerfile.path);
        const isCovered = folders.some(({ path }) => path === "" || dockerfile.startsWith(`${path}/`));
        if (!isCovered && !(0,build_inputs/* isOutside */._)(dockerfile))
            paths.push(dockerfile);
    }
    const tree = await repository.workingTree();
    const sent = folders
        .flatMap((folder) => (0,content_keys/* sentFiles */.MA)(tree, folder))
        .filter(({ lfsPointer }) => lfsPointer !== undefined);
    const left = await Promise.all(sent.map(async (file) => ((await tree.isPointerLeft(file)) ? file.path : undefined)));
    const absent = tree.absentSubmodules.filter((submodule) => folders.some(({ path }) => path === "" || `${submodule}/`.startsWith(`${path}/`) || path.startsWith(`${submodule}/`)));
    return {
        paths: [...new Set(paths)].sort(),
        warnings: [
            ...ignoredWarnings(image, await ignoredButSent(repository, image)),
            ...pointerWarnings(image, left.filter((path) => path !== undefined)),
            ...absent.map((submodule) => absentWarning(image, submodule)),
        ],
    };
}
/** One warning for each `.dockerignore` that should say more. */
function ignoredWarnings(image, found) {
    const files = new Set(found.map(({ ignoreFile }) => ignoreFile));
    return [...files].map((file) => {
        const here = found.filter(({ ignoreFile }) => ignoreFile === file);
        const lines = new Set(here.map(({ line }) => line).filter((line) => line !== undefined));
        return {
            file,
            message: `${image.name}: the builder is sent what git ignores: ${named(here.map(({ path }) => path))}`,
            hint: lines.size === 0
                ? "Changes there do not change the content key: let git track it, or build it inside of the Dockerfile."
                : `It can end up in the image, and changes to it do not change the content key. Add to ${file}:\n${[...lines].join("\n")}`,
        };
    });
}
function pointerWarnings(image, paths) {
    if (paths.length === 0)
        return [];
    const message = `${image.name}: Git LFS has not fetched ${named(paths)}; the image would hold the pointers' text`;
    return [{ file: paths[0] ?? "", message, hint: "git lfs pull (actions/checkout: lfs: true)" }];
}
function absentWarning(image, submodule) {
    const message = `${image.name}: the submodule is not checked out; the builder gets an empty folder`;
    return { file: submodule, message, hint: "git submodule update --init (actions/checkout: submodules: recursive)" };
}
function named(paths) {
    const shown = paths.slice(0, namedAtMost).map((path) => `"${path}"`);
    const rest = paths.length - shown.length;
    return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(95761);
// EXTERNAL MODULE: ./lib/release/differences.js + 1 modules
var differences = __webpack_require__(6219);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/release/commands/current.js
var commands_current = __webpack_require__(69857);
// EXTERNAL MODULE: ./lib/release/commands/look-ahead.js
var look_ahead = __webpack_require__(60457);
// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 5 modules
var prepare = __webpack_require__(15866);
;// CONCATENATED MODULE: ./lib/release/commands/plan.js











const commitsShown = 5;
/** What would be built, released and changed; changes nothing. */
async function plan(app, wish) {
    const started = app.clock.now().getTime();
    const prepared = await (0,prepare/* prepareAnew */.pz)(app, wish.environment);
    const { missing, unknown, source, destination } = prepared;
    const { environment } = destination;
    const { current, fallbackCommit, problem } = await recorded(app, environment);
    const images = await plannedImages(prepared, current);
    const isComplete = missing.length === 0 && unknown.length === 0;
    const made = await expected(app, prepared, current);
    const { release } = made.content;
    const ahead = environment === undefined || current === undefined
        ? { gates: [], hooks: [] }
        : {
            ...(await (0,look_ahead/* lookAhead */.R)(app, environment, release, current)),
            ...changesFrom(current, release, environment, images),
        };
    const toBuild = images.filter((image) => image.state !== "found").map(({ name }) => name);
    return {
        command: "plan",
        app: app.config.app,
        source,
        ...(environment === undefined ? { because: destination.because } : { environment: environment.name }),
        ...(environment === undefined ? {} : (0,release_app/* askedOf */.iN)(environment)),
        images,
        ...recordedFacts(current, fallbackCommit),
        ...ahead,
        ...(await (0,commands_current/* commitsFrom */.n3)(() => prepared.repository, current?.commit, source.commit)),
        ...(isComplete ? { release: (0,naming/* releaseId */.Bf)(release) } : {}),
        matrix: buildMatrix(toBuild),
        warnings: [...app.warnings, ...prepared.warnings],
        notes: [...prepared.notes, ...made.warnings, ...new Set([...unknown.map(({ why }) => why), ...problem])],
        seconds: (app.clock.now().getTime() - started) / 1000,
    };
}
/** The release that the checkout becomes; images that nobody has yet are in it without a digest of their own. */
async function expected(app, prepared, current) {
    const { found, missing, unknown } = prepared;
    const absent = [...missing, ...unknown.map(({ image }) => image)].map((image) => {
        const running = current?.stored?.release.images[image.name];
        return { ...image, digest: running?.key === image.key ? running.digest : release/* unbuilt */.Mq };
    });
    return await (0,prepare/* releaseOf */.l7)(app, prepared, [...found, ...absent]);
}
/** A plan is also made when the registry cannot be asked; it says so, and whoever builds or deploys will ask again. */
async function recorded(app, environment) {
    if (environment === undefined)
        return { problem: [] };
    try {
        const current = await (0,commands_current/* currentOf */.$c)(app, environment.name);
        const [good] = current.state.good;
        if (good === undefined)
            return { current, problem: [] };
        const fallbackCommit = good.release === current.stored?.id ? current.commit : (await app.ledger.release(good.release)).origin.commit;
        return { current, problem: [], ...(fallbackCommit === undefined ? {} : { fallbackCommit }) };
    }
    catch (error) {
        if (!(error instanceof errors/* RegistryError */.gl))
            throw error;
        return { problem: [(0,errors/* messageOf */.bD)(error)] };
    }
}
function recordedFacts(current, fallbackCommit) {
    const [good] = current?.state.good ?? [];
    return {
        ...(current?.stored === undefined ? {} : { current: current.stored.id }),
        ...(current?.commit === undefined ? {} : { currentCommit: current.commit }),
        ...(good === undefined ? {} : { fallback: good.release }),
        ...(fallbackCommit === undefined ? {} : { fallbackCommit }),
    };
}
/** Before the first deployment everything is new, and a list of all says nothing. */
function changesFrom({ stored }, release, { name }, images) {
    if (stored === undefined)
        return {};
    const commits = new Map(images.map((image) => [image.name, image.commits]));
    return { changes: (0,differences/* differencesOf */.g)(stored.release, release, name, (image) => commits.get(image) ?? []) };
}
async function plannedImages(prepared, current) {
    const { survey, repository, source } = prepared;
    const digests = new Map(prepared.found.map(({ name, digest }) => [name, digest]));
    const unknown = new Set(prepared.unknown.map(({ image }) => image.name));
    const from = current?.commit;
    const known = from !== undefined && (await (0,source_history/* hasCommit */.QE)(repository, from));
    return await Promise.all(survey.images.map(async (image) => {
        const digest = digests.get(image.name);
        const before = current?.stored?.release.images[image.name];
        const differs = before !== undefined && before.key !== image.key;
        const paths = differs && known ? (await sourceFacts(repository, image)).paths : [];
        const commits = paths.length === 0 || !known
            ? []
            : await (0,source_history/* commitsBetween */.$q)(repository, from, source.commit, { paths, limit: commitsShown });
        return {
            name: image.name,
            repository: image.repository,
            key: image.key,
            services: image.services,
            state: digest !== undefined ? "found" : unknown.has(image.name) ? "unknown" : "build",
            commits,
            ...(digest === undefined ? {} : { digest }),
            ...(differs ? { before: before.digest } : {}),
        };
    }));
}


/***/ }),

/***/ 58522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasTouched),
/* harmony export */   Y: () => (/* binding */ doInTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
async function doInTurn(deeds, turn) {
    const { log, signal } = turn;
    const results = [];
    let { touched = false } = turn;
    let going = true;
    for (const deed of deeds) {
        const { id, title } = deed;
        if (!going) {
            results.push({ id, title, outcome: "skipped", seconds: 0 });
            continue;
        }
        touched ||= deed.touches;
        const result = signal.aborted
            ? { id, title, outcome: "cancelled", seconds: 0 }
            : await log.phase(title, () => noted(deed, touched, turn));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
}
/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
function hasTouched(deeds, results) {
    return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}
/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }, touched, { note, signal }) {
    try {
        await note(title, touched);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: error.message, log: [], events: [], ...hint };
        return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
    }
    return await perform(signal);
}


/***/ }),

/***/ 16137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58522);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58132);
/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */




const noHooks = () => undefined;
/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
function plannedHooks({ hooks }, plan) {
    const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
    return _config_config_js__WEBPACK_IMPORTED_MODULE_1__/* .hookNames */ .W.flatMap((hook) => {
        const config = hooks[hook];
        if (config === undefined || (isAboutSwitch(hook) && !exchanges))
            return [];
        return [{ hook, command: lineOf(config) }];
    });
}
function isAboutSwitch(name) {
    return name === "before-switch" || name === "after-switch";
}
function lineOf({ command: [program = "", ...args] }) {
    return (0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toShell */ .aB)((0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)(program, args));
}
const switching = new Set(["task", "roll", "reload", "start", "remove"]);
/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps) {
    return steps.findIndex(({ kind }) => switching.has(kind));
}
/** The steps as deeds, with those hooks between them that belong there. */
function withHooks(steps, deedOf, hooks) {
    const hook = (name) => hooks(name) ?? [];
    const start = switchStart(steps);
    const deeds = steps.map(deedOf);
    const own = start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
    return [hook("before-deploy"), own].flat();
}
/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
function hooksOf({ environment, kind, commit = "", ref = "", act }, { stored, state }, runHook) {
    const about = {
        AIP_DEPLOY_APP: stored.release.app,
        AIP_DEPLOY_ENVIRONMENT: environment.name,
        AIP_DEPLOY_KIND: kind,
        AIP_DEPLOY_RELEASE: stored.id,
        AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
        AIP_DEPLOY_COMMIT: commit,
        AIP_DEPLOY_REF: ref,
        AIP_DEPLOY_BY: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .giverOf */ .t)(act),
        AIP_DEPLOY_REASON: act.reason ?? "",
    };
    return (name, ended) => {
        const config = environment.hooks[name];
        if (config === undefined)
            return undefined;
        const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
        const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
        const perform = async (signal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
        return { ...step, touches: false, perform };
    };
}
const longestMessage = 1_000;
function toldOfEnd({ outcome, failure, number, runs } = {}) {
    // A zero byte would keep the program from being started.
    const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
    return {
        AIP_DEPLOY_OUTCOME: outcome ?? "",
        AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
        AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
        AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
    };
}
/** Whether the result is a hook's, and says nothing of what the target did. */
function isHook({ id }) {
    return id.startsWith("hook:");
}
/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
async function withLastHooks(deployed, hooks, last) {
    const { runs, lost, signal } = last;
    const run = async (name, ended, until) => {
        const deed = hooks(name, { ...ended, runs });
        return deed === undefined ? [] : await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)([deed], { ...last, signal: until });
    };
    const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
    const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
    if (ended.outcome === "succeeded")
        return ended;
    // Who asked to stop is still told what became of it.
    const told = await run("on-failure", ended, signal.aborted ? lost : signal);
    return { ...ended, steps: [...ended.steps, ...told] };
}
function spoilt([result]) {
    if (result === undefined || result.outcome === "succeeded")
        return {};
    return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}


/***/ }),

/***/ 10191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
async function planned(planning) {
    const { target, bundle, materials, running, interrupted, only } = planning;
    const plan = target.plan(bundle, running, materials, only);
    const about = plan.units.filter(({ strategy }) => strategy === "roll" || strategy === "reload");
    if (!interrupted && about.length === 0)
        return plan;
    return target.plan(bundle, { ...running, gateways: await target.gateways() }, materials, only);
}
/** The environment runs this very release, verified, and nothing on the target has to change. */
function isThere({ current, good, hold }, release, { steps }) {
    const verified = current?.release === release && good.some((each) => each.release === release);
    return verified && steps.length === 0 && hold === undefined;
}


/***/ })

};
