export const id = 641;
export const ids = [641,67,357,369];
export const modules = {

/***/ 9067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ writeLegResults),
/* harmony export */   Z9: () => (/* binding */ demandLegs),
/* harmony export */   dB: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
// What the legs of a build matrix hand over: one JSON file each with what they pushed. It names no registry, so that
// nothing in it can be a masked text.




const shape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    images: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), digest: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
});
/** Writes what was pushed into a file, with the folders that lead to it. */
async function writeLegResults(file, images) {
    const document = { format: 1, images: images.map(({ name, key, digest }) => ({ name, key, digest })) };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(file)), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${JSON.stringify(document)}\n`);
}
/** Everything that the legs handed over, from all files of a folder; nothing when there is no such folder. Throws `UsageError`. */
async function readLegResults(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch((error) => {
        if (error.code === "ENOENT")
            return [];
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${folder}: cannot be read`, { cause: error });
    });
    const files = names.filter((name) => name.endsWith(".json")).sort();
    return (await Promise.all(files.map((name) => readOne((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))))).flat();
}
async function readOne(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
    try {
        return shape.parse(JSON.parse(text)).images;
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${file}: is not what a build leg writes`, {
            hint: "aip-deploy build --results FILE writes such a file.",
            cause,
        });
    }
}
/**
 * Demands every image of every leg, with the key that the checkout asks for and the digest that the registry has under
 * it. Throws `release.incomplete` with all that is not so.
 */
function demandLegs(legs, pushed, wanted) {
    const known = new Map(wanted.map((image) => [image.name, image]));
    const problems = legs.flatMap(({ name, images }) => images.flatMap((image) => {
        // A leg that ran again wrote its file again.
        const result = pushed.findLast((each) => each.name === image);
        const why = result === undefined ? "handed over no result" : difference(result, known.get(image));
        return why === undefined ? [] : [`${image}: its build leg "${name}" ${why}`];
    }));
    if (problems.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH("release.incomplete", problems.join("\n"), {
        hint: "The job of the leg says why. When it is mended, run the failed jobs again.",
    });
}
function difference(result, wanted) {
    if (wanted === undefined)
        return "built an image that this checkout does not have";
    if (result.key !== wanted.key) {
        return `built ${result.key}, and this checkout asks for ${wanted.key}: files that git does not hold differ between the two machines`;
    }
    if (result.digest === wanted.digest)
        return undefined;
    return `pushed ${result.digest}, and the registry has ${wanted.digest ?? "nothing"} under ${wanted.key}`;
}


/***/ }),

/***/ 2641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   approve: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8943);
/* harmony import */ var _approval_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5318);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6681);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9857);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _look_ahead_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(457);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9578);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3357);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4243);









const usualWait = 60;
/** Puts a release before those who approve it, and waits a while for them. Deploying asks them again. */
async function approve(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentNamed */ .b6)(app, wish.environment);
    const { name } = environment;
    const stored = await app.ledger.release(wish.release ?? (await releaseOfCheckout(app, environment)));
    const current = await (0,_current_js__WEBPACK_IMPORTED_MODULE_2__/* .currentOf */ .$c)(app, name);
    const review = await reviewOf(app, environment, stored, current);
    const base = { command: "approve", app: app.config.app, environment: name, release: stored.id, review };
    const way = (0,_approval_js__WEBPACK_IMPORTED_MODULE_8__/* .wayOf */ .VO)(environment, app.approvals?.usual);
    const desk = await (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .deskOf */ .x2)(app, environment);
    const wanted = (0,_approval_js__WEBPACK_IMPORTED_MODULE_8__/* .wantedOn */ .Ly)(environment, stored, current.stored);
    if (desk === undefined || wanted === undefined) {
        const sentence = way === undefined ? `${name} asks for no approval` : `${name} is approved by name, when it is deployed`;
        return { ...base, ...(way === undefined ? {} : { way }), open: true, sentence, approvals: [] };
    }
    await desk.request(wanted, review);
    const { final: _final, ...decision } = await decided(app, desk, wanted, (0,_wait_js__WEBPACK_IMPORTED_MODULE_7__/* .waitOf */ .p)(wish.wait) ?? usualWait);
    return { ...base, way: desk.way, ...decision };
}
async function releaseOfCheckout(app, { name }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .prepare */ .iA)(app, name);
    return (await (0,_release_js__WEBPACK_IMPORTED_MODULE_6__.storeRelease)(app, prepared, prepared.remembered === undefined ? prepared.found : [])).release;
}
const firstPauseMs = 5_000;
const longestPauseMs = 30_000;
/** Asks less and less often until it is decided or the time is over. */
async function decided({ clock, log, signal }, desk, wanted, seconds) {
    const until = clock.now().getTime() + seconds * 1000;
    for (let pause = firstPauseMs;; pause = Math.min(pause * 1.5, longestPauseMs)) {
        const decision = await desk.decide(wanted);
        const left = until - clock.now().getTime();
        if (decision.open || decision.final === true || left <= 0)
            return decision;
        if (pause === firstPauseMs)
            log.info(`Waiting for an approval: ${decision.link ?? decision.sentence}`);
        await clock.sleep(Math.min(pause, left), signal);
    }
}
async function reviewOf(app, environment, stored, current) {
    const { name, gates } = environment;
    (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .bundleOf */ .c)(stored, name);
    const { approval: _approval, ...others } = gates;
    const [{ command: _command, ...changes }, ahead] = await Promise.all([
        (0,_diff_js__WEBPACK_IMPORTED_MODULE_3__.diff)(app, { environment: name, against: stored.id }),
        (0,_look_ahead_js__WEBPACK_IMPORTED_MODULE_4__/* .lookAhead */ .R)(app, { ...environment, gates: others }, stored.release, current),
    ]);
    const fallback = current.state.good[0]?.release;
    return {
        ...changes,
        ...(fallback === undefined ? {} : { fallback }),
        ...(ahead.target === undefined ? {} : { target: ahead.target }),
        gates: ahead.gates,
    };
}


/***/ }),

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

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9573);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8943);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1685);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9857);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9578);






/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
async function diff(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const from = await environmentSide(app, name);
    const to = await sideOf(app, wish.against);
    const repository = () => (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .openRepository */ .h)(app.config.root, app.runner);
    return {
        command: "diff",
        from: bare(from),
        to: bare(to),
        ...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differencesOf */ .g)(from.content, to.content, name),
        ...(await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .commitsFrom */ .n3)(repository, from.commit, to.commit)),
    };
}
async function sideOf(app, against) {
    if (against === undefined)
        return await checkoutSide(app);
    const isEnvironment = app.config.environments.some((environment) => environment.name === against);
    if (isEnvironment)
        return await environmentSide(app, against);
    const { id, release, origin } = await app.ledger.release(against);
    return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}
async function environmentSide(app, name) {
    const { stored, commit } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .currentOf */ .$c)(app, name);
    if (stored === undefined)
        return { name };
    return { name, release: stored.id, content: stored.release, ...(commit === undefined ? {} : { commit }) };
}
async function checkoutSide(app) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareAnew */ .pz)(app);
    const { commit } = prepared.source;
    const { content } = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseOf */ .l7)(app, prepared, prepared.found);
    return { name: "the checkout", release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(content.release), commit, content: content.release };
}
function bare({ name, release, commit }) {
    return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
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

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   release: () => (/* binding */ release),
/* harmony export */   storeRelease: () => (/* binding */ storeRelease)
/* harmony export */ });
/* harmony import */ var _build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9067);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9578);



/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
async function release(app, { legs }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)(app);
    if (legs !== undefined)
        (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .demandLegs */ .Z9)(legs.expect, await (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .readLegResults */ .dB)(legs.results), wantedOf(prepared));
    return await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
}
function wantedOf(prepared) {
    if (prepared.remembered !== undefined)
        return prepared.remembered.images;
    const digests = new Map(prepared.found.map(({ name, digest }) => [name, { digest }]));
    return prepared.survey.images.map(({ name, key }) => ({ name, key, ...digests.get(name) }));
}
/** Stores the release that these images and the checkout's deployment files make, unless it is known to be there. */
async function storeRelease(app, prepared, found) {
    const base = { command: "release", app: app.config.app };
    const { remembered } = prepared;
    if (remembered !== undefined) {
        const environments = app.config.environments.map(({ name }) => name);
        return { ...base, release: remembered.release, images: remembered.images.length, environments, warnings: [] };
    }
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
    return { ...base, ...stored, images: found.length };
}


/***/ }),

/***/ 4243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ waitOf)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** The seconds of `--wait`; `undefined` when it was not given. Throws `UsageError`. */
function waitOf(written) {
    if (written === undefined || _config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOfTime */ .B.test(written))
        return written === undefined ? undefined : (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(written);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`wait: must be a length of time, got "${written}"`, { hint: "90s, 10m, or 0s to not wait" });
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

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
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
