// Embeds the compiled knowledge and its sources (see src/builtin.cc).
    .section .rodata
    .global newsmetrics_knowledge, newsmetrics_knowledge_end, newsmetrics_sources, newsmetrics_sources_end
    .balign 64
newsmetrics_knowledge:
    .incbin "knowledge.bin"
newsmetrics_knowledge_end:
newsmetrics_sources:
    .incbin "sources.bin"
newsmetrics_sources_end:
    .section .note.GNU-stack,"",@progbits
