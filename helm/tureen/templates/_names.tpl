{{/* The name of an object of the release: (list . "api") is RELEASE-api. */}}
{{- define "tureen.object" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) -}}
{{- end -}}

{{/* The labels by which a part's pods are selected: (list . "api"). They never change. */}}
{{- define "tureen.selector" -}}
app.kubernetes.io/name: tureen
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* The labels of a part's pods: (list . "api"). Objects from which an operator makes pods have them too: it gives labels on, and that of
the chart's version would restart the pods with every new one. */}}
{{- define "tureen.podLabels" -}}
{{ include "tureen.selector" . }}
app.kubernetes.io/part-of: tureen
app.kubernetes.io/version: {{ include "tureen.tag" (index . 0) | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
{{- end -}}

{{/* The labels of a part's objects: (list . "api"). */}}
{{- define "tureen.labels" -}}
{{ include "tureen.podLabels" . }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "tureen.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* One of Tureen's images: (list . "api"). */}}
{{- define "tureen.image" -}}
{{- $root := index . 0 -}}
{{- printf "%s/%s:%s" $root.Values.image.prefix (index . 1) (include "tureen.tag" $root) -}}
{{- end -}}

{{/* A checksum of what is passed, for an annotation by which a pod is made anew when its configuration changes. */}}
{{- define "tureen.checksum" -}}
{{- toJson . | sha256sum | trunc 16 -}}
{{- end -}}
