export const id = 628;
export const ids = [628];
export const modules = {

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4505);

async function currentOf({ ledger }, name) {
    const state = await ledger.state(name);
    if (state.current === undefined)
        return { state };
    const [stored, deployed] = await Promise.all([
        ledger.release(state.current.release),
        deployedCommit({ ledger }, state),
    ]);
    return { state, stored, commit: deployed ?? stored.origin.commit };
}
/**
 * The same release may have come from several commits; the one that was deployed is the one to speak of. States of older
 * ledgers do not have it, the history does.
 */
async function deployedCommit({ ledger }, { environment, number, current }) {
    if (current?.commit !== undefined)
        return current.commit;
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    return entry?.kind === "deployment" ? entry.commit : undefined;
}
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ lookAhead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8943);
/* harmony import */ var _commit_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9945);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8132);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(191);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3988);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9709);









/**
 * What deploying the release would find: the gates as they stand, and what changes on the target. A target that cannot be
 * asked runs what the ledger says, which is then told beside why it was not asked.
 */
async function lookAhead(app, environment, release, current) {
    const { requires } = environment.gates;
    const others = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .statesOf */ .k)(app.ledger, requires);
    const verdicts = (0,_gates_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeGates */ .y)(environment, {
        ...(await comparedCommits(app, release, current)),
        now: app.clock.now(),
        release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(release),
        kind: "deploy",
        states: { ...others, [environment.name]: current.state },
        approvals: [],
        ...(app.approvals === undefined ? {} : { usualWay: app.approvals.usual }),
    });
    const gates = isBuilt(release) ? verdicts : verdicts.map((each) => nameless(each, (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(release)));
    const bundle = release.bundles[environment.name];
    return bundle === undefined ? { gates } : { gates, ...(await targetPlan(app, environment, bundle, current)) };
}
/** The same release of an older commit takes nothing away, so it is not compared. */
async function comparedCommits({ repository }, release, { state }) {
    const deployed = state.current;
    if (repository === undefined || deployed?.commit === undefined || deployed.release === (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(release))
        return {};
    return { commits: await (0,_commit_order_js__WEBPACK_IMPORTED_MODULE_2__/* .commitsOf */ .g)(repository, repository.head(), deployed.commit) };
}
function isBuilt({ images }) {
    return Object.values(images).every(({ digest }) => digest !== _release_js__WEBPACK_IMPORTED_MODULE_7__/* .unbuilt */ .M);
}
/** The name that a release gets once its images are built is not known before. */
function nameless({ hint, ...verdict }, id) {
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_7__/* .shortId */ .m)(id);
    const sentence = verdict.sentence.replaceAll(`release ${name}`, "the release that it becomes");
    return { ...verdict, sentence, ...(hint === undefined || hint.includes(name) ? {} : { hint }) };
}
async function targetPlan(app, environment, bundle, current) {
    const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(app, environment, (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(bundle));
    const before = current.stored?.release.bundles[environment.name];
    try {
        const [running, materials] = await Promise.all([target.current(), (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .materialsOf */ .iA)(app, environment, bundle)]);
        const isElsewhere = Object.keys(running.units).length === 0 && before !== undefined;
        if (!isElsewhere)
            return { target: await (0,_planned_js__WEBPACK_IMPORTED_MODULE_8__/* .planned */ .l)({ target, bundle, materials, running, interrupted: false }) };
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

/***/ 9628:
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
var source_history = __webpack_require__(4505);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/source/content-keys.js + 2 modules
var content_keys = __webpack_require__(313);
// EXTERNAL MODULE: ./lib/source/build-inputs.js + 3 modules
var build_inputs = __webpack_require__(9242);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(766);
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

// EXTERNAL MODULE: ./lib/release/app.js + 4 modules
var release_app = __webpack_require__(8943);
// EXTERNAL MODULE: ./lib/release/differences.js
var differences = __webpack_require__(1685);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
// EXTERNAL MODULE: ./lib/release/commands/current.js
var commands_current = __webpack_require__(9857);
// EXTERNAL MODULE: ./lib/release/commands/look-ahead.js
var look_ahead = __webpack_require__(457);
// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 12 modules
var prepare = __webpack_require__(9578);
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
        ? { gates: [] }
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
        return { ...image, digest: running?.key === image.key ? running.digest : release/* unbuilt */.M };
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

/***/ 1685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ differencesOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3595);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);



/** What `diff` tells and what a plan shows before anybody says yes; without a release before, everything is added. */
function differencesOf(before, after, environment, commitsOf = () => []) {
    const [old, fresh] = [documentIn(before, environment), documentIn(after, environment)];
    return {
        images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name, change }) => ({
            ...{ name, change, commits: commitsOf(name) },
            ...digest("before", before?.images[name]?.digest),
            ...digest("after", after?.images[name]?.digest),
        })),
        services: changes(definitions(old), definitions(fresh), (name) => partsOf(old, fresh, name).length > 0).map((each) => ({ ...each, parts: each.change === "changed" ? partsOf(old, fresh, each.name) : [] })),
        files: changes(files(before, environment), files(after, environment)).map(({ name: path, change }) => ({
            path,
            change,
        })),
    };
}
function changes(before, after, differs = (name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[name], after[name])) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
        if (before[name] === undefined)
            return [{ name, change: "added" }];
        if (after[name] === undefined)
            return [{ name, change: "removed" }];
        return differs(name) ? [{ name, change: "changed" }] : [];
    });
}
function partsOf(before, after, name) {
    return before === undefined || after === undefined ? [] : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .changedParts */ .Ty)(before, after, name);
}
function documentIn(release, environment) {
    const bundle = release?.bundles[environment];
    return bundle === undefined ? undefined : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readDocument */ .u0)(bundle);
}
function definitions(document) {
    return document?.units ?? {};
}
function files(release, environment) {
    const trees = Object.values(release?.bundles[environment]?.trees ?? {});
    return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}
function digest(name, value) {
    return value === undefined || value === _release_js__WEBPACK_IMPORTED_MODULE_2__/* .unbuilt */ .M ? {} : { [name]: value };
}


/***/ }),

/***/ 9945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ judgeGates)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var _approval_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5318);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8132);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);



/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak, and may come from an
 * older commit than what runs, but never passes the approval; a return is automatic and asks nobody.
 */
function judgeGates(environment, facts) {
    if (facts.kind === "return")
        return [];
    const approval = judgeApproval(environment, facts);
    if (facts.kind === "rollback")
        return approval;
    const order = facts.kind === "hotfix"
        ? []
        : environment.gates.requires.flatMap((upstream) => judgeUpstream(environment.gates, upstream, facts));
    const freeze = [...judgeFrozen(environment, facts), ...judgeFreeze(environment.gates.freeze, facts.now)];
    return [...judgeHold(environment, facts), ...judgeOrder(environment, facts), ...order, ...freeze, ...approval];
}
/** The release of an older commit would take away what a newer one brought. */
function judgeOrder(environment, { kind, commits, release, states }) {
    if (kind !== "deploy" || commits === undefined)
        return [];
    const { relation, candidate, deployed } = commits;
    const [wanted, now] = [candidate.slice(0, 7), deployed.slice(0, 7)];
    if (relation.is === "newer")
        return [];
    if (relation.is === "unknown") {
        const sentence = `it is not known whether commit ${wanted} is older than ${now}, which runs there: ${relation.why}`;
        const hint = relation.hint === undefined ? {} : { hint: relation.hint };
        return [{ gate: "order", open: true, sentence, ...hint }];
    }
    if (relation.is === "apart") {
        const sentence = `commit ${wanted} does not follow ${now}, which runs there, and is not older either`;
        return [{ gate: "order", open: true, sentence }];
    }
    // What was made of an older commit is made of a newer one again when somebody takes a change back.
    if (environment.gates.requires.some((name) => states[name]?.current?.release === release))
        return [];
    return [
        {
            gate: "order",
            open: false,
            sentence: `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} is of commit ${wanted}, which is older than ${now}, which runs there`,
            hint: `aip-deploy rollback ${environment.name} --to ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --reason "why the older one"`,
        },
    ];
}
function judgeFrozen(environment, { states, now }) {
    const freeze = states[environment.name]?.freeze;
    if (freeze === undefined || now >= new Date(freeze.until))
        return [];
    const because = freeze.act.reason === undefined ? "" : `: ${freeze.act.reason}`;
    return [
        {
            gate: "freeze",
            open: false,
            sentence: `${environment.name} is frozen by ${freeze.act.by} until ${freeze.until}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeHold(environment, { states }) {
    const hold = states[environment.name]?.hold;
    if (hold === undefined)
        return [];
    const because = hold.reason === undefined ? "" : `: ${hold.reason}`;
    return [
        {
            gate: "hold",
            open: false,
            sentence: `${environment.name} is held by ${hold.by} since ${hold.at}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeUpstream(gates, upstream, facts) {
    const { release, states, now } = facts;
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release);
    const verified = states[upstream]?.good.find((good) => good.release === release);
    if (verified === undefined) {
        return [
            {
                gate: "requires",
                open: false,
                sentence: `release ${name} was not verified on ${upstream}`,
                hint: `Bring it to ${upstream} first; aip-deploy diff ${upstream} ${name} says what differs.`,
            },
        ];
    }
    const verdicts = [
        { gate: "requires", open: true, sentence: `release ${name} was verified on ${upstream} at ${verified.at}` },
    ];
    if (gates.signOff !== undefined)
        verdicts.push(judgeSignOff(gates.signOff.by, upstream, facts));
    if (gates.soakSeconds > 0)
        verdicts.push(judgeSoak(gates.soakSeconds, upstream, verified.at, now));
    return verdicts;
}
function judgeSignOff(by, upstream, { release, states }) {
    const given = states[upstream]?.signOffs.find((each) => each.release === release && (by.length === 0 || by.includes((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(each.act))));
    if (given !== undefined) {
        const sentence = `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(given.act)} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream} at ${given.act.at}`;
        return { gate: "sign-off", open: true, sentence };
    }
    const who = by.length === 0 ? "nobody" : `none of ${by.join(", ")}`;
    return {
        gate: "sign-off",
        open: false,
        sentence: `${who} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream}`,
        hint: `aip-deploy sign-off ${upstream} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --by NAME`,
    };
}
function judgeSoak(soakSeconds, upstream, since, now) {
    const until = new Date(Date.parse(since) + soakSeconds * 1000);
    const open = now >= until;
    const sentence = open
        ? `it has run on ${upstream} since ${since}`
        : `it has to run on ${upstream} until ${until.toISOString()}, for ${soakSeconds} s`;
    return open ? { gate: "soak", open, sentence } : { gate: "soak", open, sentence, hint: "Start again after that." };
}
function judgeFreeze(windows, now) {
    return windows
        .filter((window) => isInside(window, now))
        .map((window) => ({
        gate: "freeze",
        open: false,
        sentence: `no deployments on ${window.days.join(", ")} from ${window.from} to ${window.to} ${window.zone}${window.reason === undefined ? "" : ` (${window.reason})`}`,
        hint: "A rollback is always possible.",
    }));
}
function judgeApproval(environment, facts) {
    const wanted = environment.gates.approval;
    if (wanted === undefined)
        return [];
    if (facts.decision !== undefined)
        return [verdictOf(facts.decision)];
    const { approvals, release, usualWay } = facts;
    if ((0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) !== "name")
        return [unasked(environment, facts)];
    const names = [...new Set(approvals.map((each) => each.by))];
    const valid = names.filter((name) => wanted.by.length === 0 || wanted.by.includes(name));
    if (valid.length >= wanted.count) {
        return [{ gate: "approval", open: true, sentence: `approved by ${valid.join(", ")}` }];
    }
    const who = wanted.by.length === 0 ? "anybody, by name" : `of ${wanted.by.join(", ")}`;
    const soFar = names.length === 0 ? "nobody approved" : `only ${names.join(", ")} approved`;
    return [
        {
            gate: "approval",
            open: false,
            sentence: `${environment.name} asks for ${wanted.count} approval${wanted.count === 1 ? "" : "s"} (${who}); ${soFar}`,
            hint: `aip-deploy deploy ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --approve-by NAME`,
        },
    ];
}
function verdictOf({ open, sentence, hint }) {
    return { gate: "approval", open, sentence, ...(hint === undefined ? {} : { hint }) };
}
function unasked(environment, { release, usualWay }) {
    const place = (0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) === "issue" ? "on an issue" : "by the reviewers of its environment";
    const sentence = `${environment.name} asks for an approval on GitHub, ${place}`;
    const hint = `aip-deploy approve ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)}`;
    return { gate: "approval", open: false, sentence, hint };
}
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** Whether the moment lies in the window, by the wall clock of the window's own zone. */
function isInside(window, moment) {
    const { day, time } = wallClock(moment, window.zone);
    const on = (which) => window.days.includes(which);
    if (window.from < window.to)
        return on(day) && time >= window.from && time < window.to;
    const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
    return (on(day) && time >= window.from) || (on(yesterday) && time < window.to);
}
function wallClock(moment, zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
        day: (parts["weekday"] ?? "").toLowerCase(),
        time: `${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`,
    };
}


/***/ }),

/***/ 8132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ statesOf),
/* harmony export */   t: () => (/* binding */ giverOf)
/* harmony export */ });
/** The states of several environments, by name. */
async function statesOf(ledger, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
function giverOf({ by, via }) {
    return via ?? by;
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
async function planned({ target, bundle, materials, running, interrupted }) {
    const plan = target.plan(bundle, running, materials);
    if (!interrupted && !plan.units.some(({ strategy }) => strategy === "roll"))
        return plan;
    const gateways = await target.gateways();
    return gateways.length === 0 ? plan : target.plan(bundle, { ...running, gateways }, materials);
}


/***/ })

};
