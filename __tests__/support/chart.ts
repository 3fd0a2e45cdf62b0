/** A chart of a web server and a worker, with a migration as a hook, a test of its own, a claim and a Job that is the integration tests. */
export const shopChart: Readonly<Record<string, string>> = {
  "deploy/chart/Chart.yaml": `apiVersion: v2
name: shop
version: 1.0.0
`,
  "deploy/chart/values.yaml": `replicas: 1
greeting: hello
migration: "true"
tests: "true"
web: { image: web }
worker: { image: { repository: worker, tag: latest } }
`,
  "deploy/chart/templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: {{ .Values.web.image }}
          env:
            - { name: GREETING, value: {{ .Values.greeting | quote }} }
            - { name: PASSWORD, valueFrom: { secretKeyRef: { name: shop, key: password } } }
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`,
  "deploy/chart/templates/worker.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: worker
          image: "{{ .Values.worker.image.repository }}:{{ .Values.worker.image.tag }}"
          command: [sleep, "3600"]
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes: [{ name: data, emptyDir: {} }]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: media }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
`,
  "deploy/chart/templates/migrate.yaml": `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: migrate, image: {{ .Values.web.image }}, command: [sh, -c, {{ .Values.migration | quote }}] }
`,
  "deploy/chart/templates/tests.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: smoke
  annotations: { helm.sh/hook: test, helm.sh/hook-delete-policy: before-hook-creation }
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: 1
  containers: [{ name: smoke, image: {{ .Values.web.image }}, command: [sh, -c, {{ .Values.tests | quote }}] }]
`,
  "deploy/dev.yaml": "replicas: 2\n",
};

/** Which of the chart's values name its images. */
export const shopImages = {
  web: { image: "web.image" },
  worker: { repository: "worker.image.repository", tag: "worker.image.tag" },
};
