{{/* Pieces that several objects have. */}}

{{/* Labels of an object: (list $ app role) */}}
{{- define "labels" -}}
app: {{ index . 1 }}
role: {{ index . 2 }}
app.kubernetes.io/part-of: ai-playground
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
{{- end }}

{{/* What finds its pods: (list app role) */}}
{{- define "selector" -}}
matchLabels:
  app: {{ index . 0 }}
  role: {{ index . 1 }}
{{- end }}

{{/* The pod as a user of its own: a number */}}
{{- define "podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* What a volume claim asks for: (list storage mode) */}}
{{- define "claim" -}}
accessModes: [{{ index . 1 }}]
{{- with (index . 0).class }}
storageClassName: {{ . }}
{{- end }}
resources:
  requests:
    storage: {{ (index . 0).size }}
{{- end }}

{{/* The container of a service, its worker or its migrations, without its command and probes: (dict "root" $ "name" … "service" …) */}}
{{- define "django" -}}
image: {{ index .root.Values.images (printf "%s-service" .name) }}
envFrom:
  - configMapRef: { name: environment }
env:
  - { name: PORT, value: "8000" }
  - { name: DATABASE_URL, value: "postgresql://{{ .service.database }}_user@{{ .service.database | replace "_" "-" }}-db/{{ .service.database }}_db" }
  - { name: DATABASE_SECRET, value: {{ .service.database }}_db_password }
  {{- if .service.worker }}
  - { name: QUEUE_URL, value: "amqp://playground@rabbitmq:5672//" }
  - { name: QUEUE_SECRET, value: rabbitmq_password }
  {{- end }}
resources: {{ toJson .root.Values.resources.service }}
{{ include "containerSecurity" . }}
volumeMounts:
  - { name: secrets, mountPath: /run/secrets, readOnly: true }
  - { name: tmp, mountPath: /tmp }
  {{- if .service.media }}
  - { name: media, mountPath: /media }
  {{- end }}
{{- end }}

{{- define "djangoVolumes" -}}
volumes:
  - name: secrets
    secret:
      secretName: {{ .root.Values.secret }}
      items:
        {{- $keys := concat (list "django_secret_key" (printf "%s_db_password" .service.database)) (default list .service.keys) }}
        {{- if .service.worker }}{{ $keys = append $keys "rabbitmq_password" }}{{ end }}
        {{- range $keys }}
        - { key: {{ . }}, path: {{ . }} }
        {{- end }}
  - { name: tmp, emptyDir: {} }
  {{- if .service.media }}
  - { name: media, persistentVolumeClaim: { claimName: media } }
  {{- end }}
{{- end }}

{{/* A change of the settings starts new pods: $ */}}
{{- define "settingsSum" -}}
settings-sum: {{ include (print .Template.BasePath "/environment.yaml") . | sha256sum | trunc 16 | quote }}
{{- end }}
