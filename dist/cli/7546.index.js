export const id = 7546;
export const ids = [7546];
export const modules = {

/***/ 7377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ targetFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _environment_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8234);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6681);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7214);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9709);






/** The target of an environment, whether or not something was deployed there. */
async function targetFor(app, environment, known) {
    const state = known ?? (await app.ledger.state(environment.name));
    const project = (await deployedProject(app, state)) ?? environment.project ?? (await writtenProject(app, environment));
    return { target: await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(app, environment, project), project };
}
/** The project as the newest release names it; `undefined` when there is none, or another version wrote it. */
async function deployedProject(app, { environment, current, last }) {
    const release = current?.release ?? last?.release;
    if (release === undefined)
        return undefined;
    try {
        return (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)((0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .bundleOf */ .c)(await app.ledger.release(release), environment));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
            return undefined;
        throw error;
    }
}
/** A first deployment that was killed is in no ledger, and must not be there for ever. */
async function writtenProject({ config, runner }, environment) {
    if (environment.target.kind !== "compose")
        return await (0,_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .namespaceOf */ .N)(config.root, environment.target);
    const { model } = await (0,_environment_model_js__WEBPACK_IMPORTED_MODULE_2__/* .loadEnvironment */ .Y)(config, environment, runner);
    return model.name;
}


/***/ }),

/***/ 7546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   unlock: () => (/* binding */ unlock)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _lease_break_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6091);
/* harmony import */ var _target_for_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7377);




/** Ends somebody's lease by force; a deployer that works after all stops before its next effect. */
async function unlock(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const { target } = await (0,_target_for_js__WEBPACK_IMPORTED_MODULE_3__/* .targetFor */ .x)(app, environment);
    const holder = await (0,_lease_break_js__WEBPACK_IMPORTED_MODULE_2__/* .breakLease */ .U)(target.slate);
    if (holder === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nobody has the lease of ${environment.name}`, { hint: "aip-deploy status" });
    }
    if (holder === "moving") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0("target.busy", `${environment.name}: its lease changes faster than it can be ended`, {
            hint: "Somebody works there: aip-deploy status",
        });
    }
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .actOf */ .yR)(app, wish.reason);
    const { number } = await app.ledger.append(environment.name, { kind: "unlock", act, holder });
    return { command: "unlock", environment: environment.name, act, holder, number };
}


/***/ }),

/***/ 7214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ namespaceOf)
/* harmony export */ });
/** The namespace that belongs to an environment: as configured, else as its kustomization says, else by convention. */
async function namespaceOf(root, target) {
    if (target.namespace !== undefined)
        return target.namespace;
    if (target.kind === "helm")
        return target.fallbackNamespace;
    const { writtenNamespace } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
    return (await writtenNamespace(root, target.overlay)) ?? target.fallbackNamespace;
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bundleFor),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}
/** Like `bundleOf`, for a release that is to be brought to the environment as it is configured now. Throws `target.refused`. */
function bundleFor(stored, { name, target }) {
    const bundle = bundleOf(stored, name);
    if (bundle.target === (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseKindOf */ .zh)(target))
        return bundle;
    const message = `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} was made for ${name} on ${bundle.target}, and ${name} is on ${target.kind} now`;
    const hint = `Deploy its commit with \`target: ${bundle.target}\` in aip-deploy.yml, or bring a release that was made since.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("target.refused", message, { hint });
}


/***/ })

};
