package io.opcuaws.bench.load;

/** Something to find out, and its name on the command line. */
interface Experiment {

    String name();

    Report run(Field field, Plan plan);
}
