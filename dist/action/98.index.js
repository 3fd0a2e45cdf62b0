export const id = 98;
export const ids = [98];
export const modules = {

/***/ 3098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6681);
/* harmony import */ var _environment_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8234);




/** Stops and removes everything that runs in the environment; with `data` its volumes too. The ledger keeps its history. */
async function down(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const project = (await deployedProject(app, environment)) ?? (await writtenProject(app, environment));
    await app.log.phase(`Removing ${environment.name}`, () => (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .targetOf */ .$r)(app, environment, project).remove({ data: wish.data }));
    return { command: "down", environment: environment.name, data: wish.data };
}
/** The project as the newest release names it; `undefined` when there is none, or another version wrote it. */
async function deployedProject(app, { name }) {
    const { current, last } = await app.ledger.state(name);
    const release = current?.release ?? last?.release;
    if (release === undefined)
        return undefined;
    try {
        return (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)((0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .bundleOf */ .c)(await app.ledger.release(release), name));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
            return undefined;
        throw error;
    }
}
/** A first deployment that was killed is in no ledger, and must not be there for ever. */
async function writtenProject({ config, runner }, environment) {
    const { model } = await (0,_environment_model_js__WEBPACK_IMPORTED_MODULE_3__/* .loadEnvironment */ .Y)(config, environment, runner);
    return model.name;
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


/***/ })

};
