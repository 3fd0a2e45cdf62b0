export const id = 2641;
export const ids = [2641];
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
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5761);
/* harmony import */ var _approval_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5318);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6681);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9857);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _look_ahead_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(457);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5866);
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
    (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .bundleFor */ .Y)(stored, environment);
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
        hooks: ahead.hooks,
        gates: ahead.gates,
    };
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9573);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6219);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9857);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5866);






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
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _commit_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9945);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8132);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5001);
/* harmony import */ var _hooks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6137);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(191);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3988);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9709);










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

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   release: () => (/* binding */ release),
/* harmony export */   storeRelease: () => (/* binding */ storeRelease)
/* harmony export */ });
/* harmony import */ var _build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9067);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5866);



/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
async function release(app, { legs }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .prepare */ .iA)(app);
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
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
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

/***/ 8522:
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

/***/ 6137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8132);
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

/***/ 191:
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
