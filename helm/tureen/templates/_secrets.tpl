{{/*
A random value of a Secret that the chart makes, base64-encoded: the one that the cluster has in that Secret, or in the one named
"from", else a new one. One rendering has one value, however often it asks:
(dict "root" . "secret" "tureen-trino" "key" "shared-secret" "length" 64 "from" "tureen-other").
*/}}
{{- define "tureen.secret.value" -}}
{{- $root := .root -}}
{{- $key := .key -}}
{{- $values := get $root.Values "secretValues" | default dict -}}
{{- $id := printf "%s/%s" .secret $key -}}
{{- range list .secret (.from | default "") -}}
{{- if and . (not (get $values $id)) -}}
{{- $_ := set $values $id (dig "data" $key "" (lookup "v1" "Secret" $root.Release.Namespace .)) -}}
{{- end -}}
{{- end -}}
{{- if not (get $values $id) -}}
{{- $_ := set $values $id (randAlphaNum (int .length) | b64enc) -}}
{{- end -}}
{{- $_ := set $root.Values "secretValues" $values -}}
{{- get $values $id -}}
{{- end -}}
