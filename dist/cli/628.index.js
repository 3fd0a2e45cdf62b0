export const id = 628;
export const ids = [628];
export const modules = {

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
// EXTERNAL MODULE: ./lib/source/blob-id.js + 1 modules
var blob_id = __webpack_require__(2132);
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
var release_app = __webpack_require__(3757);
// EXTERNAL MODULE: ./lib/release/gates.js
var release_gates = __webpack_require__(9945);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 11 modules
var prepare = __webpack_require__(9931);
;// CONCATENATED MODULE: ./lib/release/commands/plan.js








const commitsShown = 5;
/** What would be built, released and changed; changes nothing. */
async function plan(app, wish) {
    const started = app.clock.now().getTime();
    const prepared = await (0,prepare/* prepareAnew */.pz)(app, wish.environment);
    const { missing, unknown, found, source, destination } = prepared;
    const { state, running, problem } = await recorded(app, destination.environment);
    const images = await plannedImages(prepared, running);
    const complete = missing.length === 0 && unknown.length === 0;
    const made = complete ? await (0,prepare/* releaseOf */.l7)(app, prepared, found) : undefined;
    const environment = destination.environment;
    const ahead = environment === undefined || state === undefined || made === undefined
        ? { gates: [] }
        : await lookAhead(app, environment, made.content, state);
    const toBuild = images.filter((image) => image.state !== "found").map(({ name }) => name);
    return {
        command: "plan",
        app: app.config.app,
        source,
        ...(environment === undefined ? { because: destination.because } : { environment: environment.name }),
        images,
        ...(state?.current === undefined ? {} : { current: state.current.release }),
        ...(state?.good[0] === undefined ? {} : { fallback: state.good[0].release }),
        ...ahead,
        ...(made === undefined ? {} : { release: (0,naming/* releaseId */.Bf)(made.content.release) }),
        matrix: buildMatrix(toBuild),
        warnings: [...app.warnings, ...prepared.warnings],
        notes: [...prepared.notes, ...(made?.warnings ?? []), ...new Set([...unknown.map(({ why }) => why), ...problem])],
        seconds: (app.clock.now().getTime() - started) / 1000,
    };
}
/** A plan is also made when the registry cannot be asked; it says so, and whoever builds or deploys will ask again. */
async function recorded({ ledger }, environment) {
    if (environment === undefined)
        return { problem: [] };
    try {
        const state = await ledger.state(environment.name);
        if (state.current === undefined)
            return { state, problem: [] };
        return { state, running: await ledger.release(state.current.release), problem: [] };
    }
    catch (error) {
        if (!(error instanceof errors/* RegistryError */.gl))
            throw error;
        return { problem: [(0,errors/* messageOf */.bD)(error)] };
    }
}
async function plannedImages(prepared, running) {
    const { survey, repository, source } = prepared;
    const digests = new Map(prepared.found.map(({ name, digest }) => [name, digest]));
    const unknown = new Set(prepared.unknown.map(({ image }) => image.name));
    const from = running?.origin.commit;
    const known = from !== undefined && (await (0,source_history/* hasCommit */.QE)(repository, from));
    return await Promise.all(survey.images.map(async (image) => {
        const digest = digests.get(image.name);
        const before = running?.release.images[image.name];
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
/** What deploying would find: the gates as they stand, and the target's own plan if it can be asked. */
async function lookAhead(app, environment, { release }, state) {
    const states = Object.fromEntries(await Promise.all(environment.gates.requires.map(async (name) => [name, await app.ledger.state(name)])));
    const gates = (0,release_gates/* judgeGates */.y)(environment, {
        now: app.clock.now(),
        release: (0,naming/* releaseId */.Bf)(release),
        kind: "deploy",
        states: { ...states, [environment.name]: state },
        approvals: [],
    });
    const bundle = release.bundles[environment.name];
    return bundle === undefined ? { gates } : { gates, ...(await askTarget(app, environment, bundle)) };
}
async function askTarget(app, environment, bundle) {
    try {
        const target = (0,release_app/* targetOf */.$r)(app, environment, (0,release_app/* projectOf */.v8)(bundle));
        const [running, materials] = await Promise.all([target.current(), (0,release_app/* materialsOf */.iA)(app, environment, bundle)]);
        return { target: target.plan(bundle, running, materials) };
    }
    catch (error) {
        // A plan is also made where the target and its secrets are out of reach; the deployment itself will not be.
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return { targetProblem: (0,errors/* messageOf */.bD)(error) };
    }
}


/***/ }),

/***/ 9945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ judgeGates)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);

/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak but never the
 * approval; a return is automatic and asks nobody.
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
    return [...judgeHold(environment, facts), ...order, ...judgeFreeze(environment.gates.freeze, facts.now), ...approval];
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
    const given = states[upstream]?.signOffs.find((each) => each.release === release && (by.length === 0 || by.includes(each.act.by)));
    if (given !== undefined) {
        const sentence = `${given.act.by} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream} at ${given.act.at}`;
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
function judgeApproval(environment, { approvals, release }) {
    const wanted = environment.gates.approval;
    if (wanted === undefined)
        return [];
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

/***/ 4505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   QE: () => (/* binding */ hasCommit)
/* harmony export */ });
/* unused harmony export isAncestor */
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
    const asked = await repository.run(askAncestor(repository.topLevel, ancestor, descendant), { accept: [0, 1] });
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


/***/ })

};
