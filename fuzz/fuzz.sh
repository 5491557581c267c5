#!/usr/bin/env bash
# Fuzzes with Jazzer, one target after the other, and prints a row of figures for each; docs/reliability-fuzz.md says more.
#   fuzz/fuzz.sh [EXECUTIONS [TARGET...]]    e.g.  fuzz/fuzz.sh 1000000 MessageFuzzTest.anyText
# Build first: mvn -q -DskipTests package. What a target finds lies in fuzz/target/fuzz/TARGET, with the corpus that it has made.
set -euo pipefail
cd "$(dirname "$0")"
executions=${1:-100000}
shift || true
classpath=target/test-classes:$(cat target/classpath.txt)
all=$(cd src/test/java && grep -rl '@FuzzTest' . | sort)
echo '| target | executions | a second | coverage | corpus | findings |'
echo '|---|---|---|---|---|---|'
for file in $all; do
  class=$(echo "${file#./}" | sed 's/\.java$//; s|/|.|g')
  for method in $(sed -n '/@FuzzTest/{n;s/.* void \([A-Za-z]*\)(.*/\1/p}' "src/test/java/$file"); do
    target=${class##*.}.$method
    if [ $# -gt 0 ] && [[ " $* " != *" $target "* ]]; then
      continue
    fi
    folder=target/fuzz/$target
    mkdir -p "$folder/corpus"
    nice java -Xmx2g -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
      --target_class="$class" --target_method="$method" '--instrumentation_includes=io.opcuaws.**' \
      --reproducer_path="$folder" -artifact_prefix="$folder/" -runs="$executions" -timeout=30 -rss_limit_mb=4096 \
      -max_total_time="${SECONDS_EACH:-0}" -print_final_stats=1 "$folder/corpus" > "$folder/log" 2>&1 || true
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' "$folder/log" | tail -1)
    rate=$(sed -n 's/stat::average_exec_per_sec: *//p' "$folder/log" | tail -1)
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$folder/log" | tail -1)
    corpus=$(sed -n 's/.* corp: \([0-9]*\).*/\1/p' "$folder/log" | tail -1)
    findings=$(grep -c '^== Java Exception\|^==[0-9]*== ERROR' "$folder/log" || true)
    echo "| $target | ${runs:-0} | ${rate:-0} | ${coverage:-0} | ${corpus:-0} | $findings |"
  done
done
