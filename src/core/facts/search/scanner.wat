(module
  ;; Sixteen places at a time. A place is a hit where each of the four bytes from there on may stand in one of the literals
  ;; of the same bucket (bit): by the table of its low half-byte and by that of its high one. What may be one of them is
  ;; looked up in a table of hashes of the four bytes. Layout: tables 0..127, hashes 128..8319, the text from 8320 on.
  (memory (export "memory") 3)
  (func $fingers (param $at i32) (param $table i32) (result v128)
    (local $bytes v128)
    (local.set $bytes (v128.load align=1 (local.get $at)))
    (v128.and
      (i8x16.swizzle (v128.load (local.get $table)) (v128.and (local.get $bytes) (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15)))
      (i8x16.swizzle (v128.load offset=16 (local.get $table)) (i8x16.shr_u (local.get $bytes) (i32.const 4)))))
  (func (export "find") (param $at i32) (param $end i32) (result i32)
    (local $hits i32) (local $place i32) (local $hash i32) (local $all v128)
    (block $none
      (br_if $none (i32.ge_u (local.get $at) (local.get $end)))
      (loop $next
        (local.set $all
          (v128.and
            (v128.and (call $fingers (local.get $at) (i32.const 0)) (call $fingers (i32.add (local.get $at) (i32.const 1)) (i32.const 32)))
            (v128.and (call $fingers (i32.add (local.get $at) (i32.const 2)) (i32.const 64)) (call $fingers (i32.add (local.get $at) (i32.const 3)) (i32.const 96)))))
        (if (v128.any_true (local.get $all))
          (then
            (local.set $hits (i32.xor (i8x16.bitmask (i8x16.eq (local.get $all) (v128.const i64x2 0 0))) (i32.const 0xffff)))
            (loop $hit
              (local.set $place (i32.add (local.get $at) (i32.ctz (local.get $hits))))
              (br_if $none (i32.ge_u (local.get $place) (local.get $end)))
              (local.set $hash (i32.shr_u (i32.mul (i32.load align=1 (local.get $place)) (i32.const 0x9e3779b1)) (i32.const 16)))
              (if (i32.and (i32.shr_u (i32.load8_u offset=128 (i32.shr_u (local.get $hash) (i32.const 3))) (i32.and (local.get $hash) (i32.const 7))) (i32.const 1))
                (then (return (local.get $place))))
              (local.set $hits (i32.and (local.get $hits) (i32.sub (local.get $hits) (i32.const 1))))
              (br_if $hit (local.get $hits)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))
    (i32.const -1))
  (func (export "newlines") (param $at i32) (param $end i32) (result i32)
    (local $count i32)
    (loop $next
      (local.set $count (i32.add (local.get $count) (i32.popcnt (i8x16.bitmask (i8x16.eq (v128.load align=1 (local.get $at)) (i8x16.splat (i32.const 10)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.get $count)))
